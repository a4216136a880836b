import numpy as np

depth = np.full((1200, 800), 2, dtype=np.float32)
depth[::3] = -1
valid = depth > 0
mean_depth = depth.mean(where=valid)
deep = np.count_nonzero(depth > 1.5)
print(float(mean_depth), int(deep))
