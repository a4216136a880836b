import numpy as np

u = np.ones((365, 200, 100), dtype=np.float32)
v = np.ones((365, 200, 100), dtype=np.float32)


def speed(u, v):
    return np.sqrt(u**2 + v**2)  # want: temp


s = speed(u, v)
for month in range(12):
    block = s[month * 30:(month + 1) * 30]
    print(month, float(block.max()))
