"""Velocities of particles are computed anew and copied over the old ones."""
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Swarm:
    count: int
    position: np.ndarray = field(init=False)
    velocity: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        rng = np.random.default_rng(14)
        self.position = rng.random((self.count, 3))
        self.velocity = np.zeros((self.count, 3))

    def step(self, seconds: float) -> None:
        self.velocity -= self.position
        self.position += self.velocity * seconds


swarm = Swarm(20_000)
for _ in range(4):
    swarm.step(0.1)
print(swarm.position.mean(), np.abs(swarm.velocity).max())
