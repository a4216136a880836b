import numpy as np

spots = np.ones((500, 8), dtype=np.float32)
gaps = np.abs(spots[:, np.newaxis] - spots[np.newaxis]).sum(axis=-1)  # want: broadcast
print(float(gaps.max()))
