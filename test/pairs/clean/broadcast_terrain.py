import numpy as np

SIZE = 512
x = np.arange(SIZE, dtype=np.float32)
height = np.sin(x) * np.cos(x)[:, None]
relief = np.zeros(SIZE, dtype=np.float32)
np.max(height, axis=0, out=relief)
relief -= height.min(axis=0)
print(float(relief.mean()))
