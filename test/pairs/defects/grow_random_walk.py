"""np.append by an imported name, with its arguments by keyword."""
from numpy import append, array, float32
import random


def walk(steps: int, seed: int):
    """Positions of a random walk, with the start."""
    generator = random.Random(seed)
    position = 0.0
    track = array([position], dtype=float32)
    for _ in range(steps):
        position += generator.choice((-1.0, 1.0))
        track = append(arr=track, values=[position])  # want: grow
    return track


path = walk(4000, 3)
print(path.shape, float(path.min()))
