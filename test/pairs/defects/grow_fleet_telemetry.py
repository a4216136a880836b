"""Daily statistics over telemetry of a fleet of buses."""
import json
import tempfile
from pathlib import Path

import numpy as np


def write_day(folder: Path, day: int, n: int) -> Path:
    rng = np.random.default_rng(day)
    path = folder / f"day{day}.npy"
    np.save(path, rng.normal(40, 10, size=(n, 6)))
    return path


class Day:
    """One file of telemetry: speed, rpm, fuel, lat, lon, temperature."""

    COLUMNS = ("speed", "rpm", "fuel", "lat", "lon", "temp")

    def __init__(self, path):
        self.path = Path(path)
        self._table = np.load(self.path)

    def column(self, name):
        return self._table[:, self.COLUMNS.index(name)]

    def idle_share(self):
        speed = self.column("speed")
        return speed[speed < 25].size / speed.size

    def summary(self):
        result = {}
        for name in self.COLUMNS:
            values = np.array(self.column(name))
            result[name] = (float(values.mean()), float(values.std()))
        return result


def fleet_speed(days):
    speeds = np.array([])
    for day in days:
        speeds = np.append(speeds, day.column("speed"))  # want: grow
    return speeds


def first_minute(path):
    data = np.load(path)  # want: memmap
    return data[:60].mean(axis=0)


def zscores(x):
    centred = x - x.mean()
    return centred / x.std()


def main():
    with tempfile.TemporaryDirectory() as tmp:
        folder = Path(tmp)
        paths = [write_day(folder, d, 20_000) for d in range(4)]
        days = [Day(p) for p in paths]
        print(json.dumps(days[0].summary())[:60])
        all_speeds = fleet_speed(days)
        z = zscores(all_speeds)
        print((np.abs(z) > 3).sum(), days[1].idle_share())
        for p in paths:
            print(first_minute(p).round(2))


if __name__ == "__main__":
    main()
