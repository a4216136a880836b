import numpy as np

track = np.zeros(1, dtype=np.float32)
for k in range(1000):
    track = np.r_[track, np.float32(k)]  # want: grow
print(track.size)
