"""A day of sensor readings: a window is averaged, a worst minute is looked up."""
from dataclasses import dataclass

import numpy as np


@dataclass
class Log:
    """Readings of one sensor, one a second."""

    name: str
    values: np.ndarray

    def window(self, start: int, length: int) -> np.ndarray:
        """The readings of a part of the day."""
        return self.values[start : start + length]

    def flat(self) -> np.ndarray:
        return self.values.flatten()  # want: copy


def summary(log: Log) -> dict[str, float]:
    part = log.window(3600, 7200)
    whole = log.flat()
    return {"mean": float(part.mean()), "worst": float(whole.max())}


rng = np.random.default_rng(4)
logs = [Log(name, rng.normal(20, 2, 86_400)) for name in ("hall", "roof")]
for log in logs:
    print(log.name, summary(log))
