import numpy as np

track = np.zeros(1001, dtype=np.float32)
for k in range(1000):
    track[k + 1] = k
print(track.size)
