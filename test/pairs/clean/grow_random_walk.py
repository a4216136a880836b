"""The list becomes an array at the end."""
from numpy import append, array, float32
import random


def walk(steps: int, seed: int):
    """Positions of a random walk, with the start."""
    generator = random.Random(seed)
    position = 0.0
    track = [position]
    for _ in range(steps):
        position += generator.choice((-1.0, 1.0))
        track.append(position)
    return array(track, dtype=float32)


path = walk(4000, 3)
print(path.shape, float(path.min()))
