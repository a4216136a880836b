import numpy as np


def simulate(steps):
    trace = np.zeros((1, 3), dtype=np.float32)
    for k in range(steps):
        state = trace[-1] + np.float32(0.1)
        trace = np.r_[trace, state[None]]  # want: grow
    return trace


print(simulate(600).shape)
