import numpy as np

peaks = np.empty(1500, dtype=np.float32)
for i in range(1500):
    peaks[i] = i % 50
print(peaks.shape)
