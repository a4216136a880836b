import numpy as np


class Swarm:
    def __init__(self, count):
        self.position = np.zeros((count, 2), dtype=np.float32)
        self.velocity = np.ones((count, 2), dtype=np.float32)

    def step(self):
        self.position = self.position + self.velocity  # want: temp


swarm = Swarm(40_000)
for _ in range(4):
    swarm.step()
print(float(swarm.position.sum()))
