import numpy as np


def simulate(steps):
    waiting = 0
    history = np.empty((0, 2), dtype=np.int32)
    for step in range(steps):
        waiting = max(0, waiting + (step * 7) % 5 - 2)
        history = np.concatenate([history, [[step, waiting]]])  # want: grow
    return history


log = simulate(2000)
print(log.shape, int(log[:, 1].max()))
