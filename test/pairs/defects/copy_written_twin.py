"""The last state is copied and nothing changes after that."""
import numpy as np


def smooth(field, rounds):
    """Repeated averaging with the neighbours on both sides."""
    work = field.copy()
    for _ in range(rounds):
        work[1:-1] = field[1:-1]
        work[1:-1] += field[:-2]
        work[1:-1] += field[2:]
        work /= 3
    last = work.copy()  # want: copy
    return float(last.sum()), float(field.sum())


print(smooth(np.ones(100_000, dtype=np.float32), 3))
