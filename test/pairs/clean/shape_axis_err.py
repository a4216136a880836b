import numpy as np

frames = np.zeros((30, 64, 64), dtype=np.float32)
mean = frames.mean(axis=2)
print(mean.shape)
