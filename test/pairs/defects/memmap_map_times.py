"""Statistics of a large file of samples."""
import numpy as np

COUNT = 600_000


def create(path):
    out = np.memmap(path, dtype=np.float32, mode="w+", shape=(COUNT,))
    out[:] = 0.5
    out.flush()


def energy(path):
    samples = np.memmap(path, dtype=np.float32, mode="r")
    squared = samples * samples  # want: memmap
    return float(squared.sum())


create("samples.f32")
print(round(energy("samples.f32")))
