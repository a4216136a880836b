import numpy as np

stream = np.ones(600_000, dtype=np.float32)
part = stream[1000:300_000]
print(float(part.sum()))
