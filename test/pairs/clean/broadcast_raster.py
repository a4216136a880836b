"""Slope of a terrain model."""
import numpy as np


def terrain(size: int) -> np.ndarray:
    x, y = np.meshgrid(np.linspace(-2, 2, size), np.linspace(-2, 2, size), sparse=True)
    return np.exp(-x * x - y * y)


def slope(heights: np.ndarray, cell: float) -> np.ndarray:
    down, across = np.gradient(heights, cell)
    return np.hypot(down, across, out=down)


def hill_tops(heights: np.ndarray) -> list[tuple[int, int]]:
    inner = heights[1:-1, 1:-1]
    top = inner > heights[:-2, 1:-1]
    top &= inner > heights[2:, 1:-1]
    top &= inner > heights[1:-1, :-2]
    top &= inner > heights[1:-1, 2:]
    return [(int(r) + 1, int(c) + 1) for r, c in np.argwhere(top)]


heights = terrain(301)
print(hill_tops(heights), round(float(slope(heights, 4 / 300).max()), 3))
