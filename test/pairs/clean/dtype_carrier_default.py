"""A carrier mixed with a signal kept in single precision."""
import numpy as np


def carrier(length, frequency, rate):
    t = np.arange(length, dtype=np.float32)
    wave = t * np.float32(2 * np.pi * frequency / rate)
    return np.cos(wave, out=wave)


samples = np.ones(200_000, dtype=np.float32)
wave = carrier(200_000, 1000.0, 48_000.0)
samples *= wave
mixed = samples
level = np.abs(mixed[:100]).max()
print(mixed.shape, round(float(level), 3))
