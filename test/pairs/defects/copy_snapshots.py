"""Keeps the state of a simulation every few steps."""
import numpy as np


def evolve(cells: np.ndarray) -> None:
    cells *= np.float32(0.99)
    cells[0] += 1


def run(steps: int, every: int) -> list[np.ndarray]:
    cells = np.zeros(60_000, dtype=np.float32)
    history = []
    for step in range(steps):
        evolve(cells)
        if step % every == 0:
            snapshot = cells.astype(np.float32)
            history.append(snapshot.copy())  # want: copy
    return history


print(len(run(20, 5)), round(float(run(20, 5)[-1][0]), 2))
