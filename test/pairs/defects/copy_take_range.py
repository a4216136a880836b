import numpy as np

stream = np.ones(600_000, dtype=np.float32)
part = np.take(stream, range(1000, 300_000))  # want: copy
print(float(part.sum()))
