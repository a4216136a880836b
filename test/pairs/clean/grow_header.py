"""The header of a block is kept, and the whole block with it."""
import numpy as np


def block(number: int) -> np.ndarray:
    return np.full(300_000, number, dtype=np.float64)


class Index:
    """The headers of all blocks."""

    def __init__(self) -> None:
        self.headers: list[np.ndarray] = []

    def add(self, number: int) -> None:
        self.headers.append(block(number)[:16].copy())

    def sums(self) -> list[float]:
        return [float(header.sum()) for header in self.headers]


index = Index()
for number in range(5):
    index.add(number)
print(index.sums())
