"""One hour out of a day of recordings."""
from pathlib import Path

import numpy as np


def write_day(path):
    day = np.zeros((24, 50_000), dtype=np.float32)
    day += np.arange(24, dtype=np.float32)[:, None]
    np.save(path, day)


def hour(path, index):
    day = np.load(path, mmap_mode="r")
    return float(day[index].mean())


archive = Path("recordings")
archive.mkdir(exist_ok=True)
target = archive / "day.npy"
write_day(target)
print(hour(target, 7))
