import numpy as np

signal = np.sin(np.arange(500_000, dtype=np.float32))
decimated = signal[::4]
print(float(decimated.mean()), decimated.shape)
