"""Breadth first distances on a graph given as an adjacency matrix."""
from collections import deque

import numpy as np


def ring(nodes: int) -> np.ndarray:
    adjacency = np.zeros((nodes, nodes), dtype=int)  # want: dtype
    for k in range(nodes):
        adjacency[k, (k + 1) % nodes] = 1
        adjacency[(k + 1) % nodes, k] = 1
    return adjacency


def distances(adjacency: np.ndarray, start: int) -> np.ndarray:
    result = np.full(len(adjacency), -1, dtype=np.int16)
    result[start] = 0
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for other in np.flatnonzero(adjacency[node]):
            if result[other] < 0:
                result[other] = result[node] + 1
                waiting.append(int(other))
    return result


print(int(distances(ring(300), 0).max()))
