"""The last hour of a long recording is read."""
import tempfile
from pathlib import Path

import numpy as np


def record(path: Path, seconds: int) -> None:
    np.save(path, np.random.default_rng(18).normal(size=(seconds, 8)))


def last(path: Path, seconds: int) -> np.ndarray:
    """The end of the recording."""
    data = np.load(path, mmap_mode="r")
    return data[-seconds:].mean(axis=0)


with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "recording.npy"
    record(path, 40_000)
    print(last(path, 3600).shape)
