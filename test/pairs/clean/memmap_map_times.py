"""Statistics of a large file of samples."""
import numpy as np

COUNT = 600_000


def create(path):
    out = np.memmap(path, dtype=np.float32, mode="w+", shape=(COUNT,))
    out[:] = 0.5
    out.flush()


def energy(path):
    samples = np.memmap(path, dtype=np.float32, mode="r")
    total = 0.0
    for start in range(0, len(samples), 65_536):
        block = samples[start : start + 65_536]
        total += float(np.vdot(block, block))
    return total


create("samples.f32")
print(round(energy("samples.f32")))
