import numpy as np

owner = np.zeros(200_000, dtype=np.uint8)
for part in range(8):
    owner[part * 25_000 : (part + 1) * 25_000] = part
print(int(owner[-1]))
