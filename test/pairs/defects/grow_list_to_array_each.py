import numpy as np

window = []
peaks = np.array([], dtype=np.float32)
for i in range(1500):
    peaks = np.concatenate((peaks, [np.float32(i % 50)]))  # want: grow
print(peaks.shape)
