"""Explicit heat equation on a plate with a hot spot."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass
class Plate:
    temperature: np.ndarray
    conductivity: float = 0.1

    @classmethod
    def cold(cls, rows: int, cols: int) -> "Plate":
        return cls(np.zeros((rows, cols), dtype=np.float32))

    def heat(self, row: int, col: int, by: float) -> None:
        self.temperature[row - 5:row + 5, col - 5:col + 5] += by

    def step(self, work: np.ndarray) -> None:
        t = self.temperature
        lap = t[:-2, 1:-1] + t[2:, 1:-1] + t[1:-1, :-2] + t[1:-1, 2:] - 4 * t[1:-1, 1:-1]  # want: temp
        work[:] = lap
        work *= self.conductivity
        t[1:-1, 1:-1] += work


def simulate(steps: int) -> Plate:
    plate = Plate.cold(400, 300)
    plate.heat(200, 150, 100.0)
    work = np.empty((398, 298), dtype=np.float32)
    for _ in range(steps):
        plate.step(work)
    return plate


if __name__ == "__main__":
    result = simulate(6)
    print(round(float(result.temperature.sum()), 1))
