"""A carrier mixed with a signal kept in single precision."""
import numpy as np


def carrier(length, frequency, rate):
    t = np.arange(length)
    wave = np.cos(t * (2 * np.pi * frequency / rate))
    return wave


samples = np.ones(200_000, dtype=np.float32)
wave = carrier(200_000, 1000.0, 48_000.0)
mixed = samples * wave  # want: dtype
level = np.abs(mixed[:100]).max()
print(mixed.shape, round(float(level), 3))
