import numpy as np

signal = np.zeros(120_000, dtype=np.float32)
signal[5] = 1
signal.shape = (300, 400)  # want: copy
print(signal.shape, float(signal.sum()))
