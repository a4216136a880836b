import numpy as np

stream = np.ones((3000, 100), dtype=np.float32)
part = stream[500:2500]
print(float(part.max()))
