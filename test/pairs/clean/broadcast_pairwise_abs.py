import numpy as np

spots = np.ones((500, 8), dtype=np.float32)
gaps = np.zeros((500, 500), dtype=np.float32)
for k in range(8):
    line = np.ascontiguousarray(spots[:, k])
    gap = np.subtract.outer(line, line)
    gaps += np.abs(gap, out=gap)
print(float(gaps.max()))
