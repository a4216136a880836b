"""Tiny weather application: several mistakes in one program."""
from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np


@dataclass
class Station:
    name: str
    height: float
    readings: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.float32))

    def daily(self) -> np.ndarray:
        return self.readings.reshape(-1, 24).mean(axis=1)


class Network:
    def __init__(self) -> None:
        self.stations: list[Station] = []

    def add(self, name: str, height: float, hours: int) -> Station:
        station = Station(name, height, np.linspace(0, 30, hours, dtype=np.float32))
        self.stations.append(station)
        return station

    def matrix(self) -> np.ndarray:
        return np.stack([station.readings for station in self.stations])

    def hot_hours(self, limit: float) -> int:
        table = self.matrix()
        return int(np.count_nonzero(table > limit))


def main() -> None:
    network = Network()
    for k in range(8):
        network.add(f"S{k}", 100.0 * k, 24 * 365)
    print(network.hot_hours(25.0))
    print(network.stations[0].daily()[:3])


if __name__ == "__main__":
    main()
