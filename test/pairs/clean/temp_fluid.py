import numpy as np


class Solver:
    def __init__(self, n):
        self.u = np.zeros((n, n), dtype=np.float32)
        self.u[n // 2, n // 2] = 1000
        self.work = np.empty((n - 2, n - 2), dtype=np.float32)

    def step(self):
        u = self.u
        np.add(u[:-2, 1:-1], u[2:, 1:-1], out=self.work)
        self.work += u[1:-1, :-2]
        self.work += u[1:-1, 2:]
        self.work /= 4
        u[1:-1, 1:-1] = self.work

    def run(self, steps):
        for _ in range(steps):
            self.step()
        return float(self.u.sum())


print(Solver(400).run(20))
