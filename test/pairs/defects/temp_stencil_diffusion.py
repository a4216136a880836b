import numpy as np

u = np.ones((400, 400), dtype=np.float32)
change = np.empty((398, 398), dtype=np.float32)
for _ in range(6):
    change[...] = u[2:, 1:-1] + u[:-2, 1:-1] - 2 * u[1:-1, 1:-1]  # want: temp
    u[1:-1, 1:-1] += change
print(float(u.mean()))
