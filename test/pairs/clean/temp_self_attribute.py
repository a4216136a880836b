import numpy as np


class Heat:
    def __init__(self, n):
        self.u = np.zeros((n, n), dtype=np.float32)
        self.u[n // 2] = 1

    def cool(self):
        self.u -= 0.125


room = Heat(700)
for _ in range(3):
    room.cool()
print(float(room.u.max()))
