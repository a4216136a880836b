import numpy as np

growth = np.full(400_000, 1.5, dtype=np.float32)
for _ in range(4):
    np.sqrt(growth, out=growth)
print(round(float(growth[0]), 3))
