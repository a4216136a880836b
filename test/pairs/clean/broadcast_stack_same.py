import numpy as np

gray = np.ones((400, 500), dtype=np.float32)
tint = np.array([1, 0.5, 0.25], dtype=np.float32)
color = gray[:, :, None] * tint
print(color.shape)
