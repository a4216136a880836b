import numpy as np


def simulate(steps):
    trace = np.zeros((1, 3), dtype=np.float32)
    for k in range(steps):
        state = trace[-1] + np.float32(0.1)
        trace[0] = state
    return trace


print(simulate(600).shape)
