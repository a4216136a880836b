import numpy as np

signal = np.zeros(120_000, dtype=np.float32)
signal[5] = 1
signal = signal.reshape(300, 400)
print(signal.shape, float(signal.sum()))
