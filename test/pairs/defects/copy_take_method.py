import numpy as np

stream = np.ones((3000, 100), dtype=np.float32)
part = stream.take(np.arange(500, 2500), axis=0)  # want: copy
print(float(part.max()))
