import numpy as np

tile = np.ones((300, 300), dtype=np.float32)
first = np.ascontiguousarray(tile)
print(float(first.sum()))
