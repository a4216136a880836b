"""Rain on the days on which it rained."""
import numpy as np


class Station:
    def __init__(self, rain: np.ndarray) -> None:
        self.rain = rain
        self.wet = rain > 0.5

    def wet_share(self) -> float:
        return float(self.wet.mean())

    def wet_mean(self) -> float:
        """The mean over the wet days."""
        return float(self.rain[self.wet].mean())  # want: temp


stations = [Station(np.random.default_rng(seed).exponential(2, 30_000)) for seed in range(3)]
for station in stations:
    print(station.wet_share(), station.wet_mean())
