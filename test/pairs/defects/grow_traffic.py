"""Traffic counter analysis: a long clean program with one mistake."""

from dataclasses import dataclass, field

import numpy as np


@dataclass
class Counter:
    """Counts of one junction for each minute of a week."""

    name: str
    minutes: int = 7 * 24 * 60
    counts: np.ndarray = field(init=False)

    def __post_init__(self):
        self.counts = np.zeros(self.minutes, dtype=np.uint16)

    def record(self, start, stop, rate):
        self.counts[start:stop] += np.uint16(rate)

    def hourly(self):
        return self.counts.reshape(-1, 60).sum(axis=1, dtype=np.uint32)


def build(names):
    counters = []
    for i, name in enumerate(names):
        counter = Counter(name)
        counter.record(480, 600, 20 + i)
        counters.append(counter)
    return counters


def table(counters):
    result = np.empty((0, 168), dtype=np.uint32)
    for counter in counters:
        result = np.vstack([result, counter.hourly()])  # want: grow
    return result


if __name__ == "__main__":
    junctions = build([f"j{i}" for i in range(60)])
    hours = table(junctions)
    print(hours.shape, int(hours.max()))
