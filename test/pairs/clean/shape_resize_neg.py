import numpy as np

samples = np.zeros(1000, dtype=np.int16)
frames = samples[:960].reshape(-1, 480)
print(frames.shape)
