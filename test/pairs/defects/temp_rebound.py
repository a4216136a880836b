"""Samples are shifted and scaled, each time into a new array."""
import numpy as np


def noise(count: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=count)


def normalised(count: int, seed: int) -> np.ndarray:
    """Noise with mean 0 and deviation 1."""
    samples = noise(count, seed)
    samples = samples - samples.mean()  # want: temp
    samples = samples / samples.std()  # want: temp
    return samples


total = sum(float(np.abs(normalised(100_000, seed)).max()) for seed in range(2))
print(total)
