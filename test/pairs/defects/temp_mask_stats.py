import numpy as np

depth = np.full((1200, 800), 2, dtype=np.float32)
depth[::3] = -1
valid = depth > 0
mean_depth = depth[valid].mean()  # want: temp
deep = depth[depth > 1.5].size  # want: temp
print(float(mean_depth), int(deep))
