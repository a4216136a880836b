"""Adjacency matrix of a road network as NumPy's matrix."""
import numpy as np


def ring(n):
    table = np.zeros((n, n), dtype=np.float32)
    index = np.arange(n)
    table[index, (index + 1) % n] = 1
    table[(index + 1) % n, index] = 1
    return table


roads = ring(700)
adjacency = roads
two_steps = adjacency @ adjacency
degree = two_steps.sum(axis=0)
reach = int(np.count_nonzero(np.asarray(two_steps)))
print(reach, int(np.max(degree)))
