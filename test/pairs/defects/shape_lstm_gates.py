"""Gates of a recurrent cell, cut out of one product."""
import numpy as np

HIDDEN = 24


def cell(x, h, wx, wh, bias):
    gates = x @ wx + h @ wh + bias
    i, f, o, g = np.split(gates, 4, axis=1)
    return np.tanh(g) * i + f * o


x = np.ones((16, 10), dtype=np.float32)
h = np.zeros((16, HIDDEN), dtype=np.float32)
wx = np.ones((10, 4 * HIDDEN), dtype=np.float32)
wh = np.ones((HIDDEN, 3 * HIDDEN), dtype=np.float32)
bias = np.zeros(4 * HIDDEN, dtype=np.float32)
gates = x @ wx + h @ wh  # want: shape-error
print(gates.shape)
