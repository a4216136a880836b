"""A flood fill marks cells in float64."""
import numpy as np


def reachable(width: int, height: int, walls: set[tuple[int, int]]) -> int:
    """Flood fill on a grid; the number of cells that are reached."""
    visited = np.zeros((height, width))  # want: dtype
    stack = [(0, 0)]
    count = 0
    while stack:
        row, col = stack.pop()
        if not (0 <= row < height and 0 <= col < width):
            continue
        if visited[row, col] or (row, col) in walls:
            continue
        visited[row, col] = 1
        count += 1
        stack.extend(((row + 1, col), (row - 1, col), (row, col + 1), (row, col - 1)))
    return count


print(reachable(120, 100, {(5, k) for k in range(50)}))
