import numpy as np

samples = np.zeros(1000, dtype=np.int16)
frames = samples.reshape(-1, 480)  # want: shape-error
print(frames.shape)
