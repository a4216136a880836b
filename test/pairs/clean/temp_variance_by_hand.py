"""Variance of a signal in several steps."""
import numpy as np


def variance(signal):
    centred = signal - signal.mean()
    return np.vdot(centred, centred) / signal.size


def ratio(a, b):
    return float(variance(a) / variance(b))


loud = np.sin(np.linspace(0, 50, 300_000, dtype=np.float32))
quiet = loud * np.float32(0.5)
print(round(ratio(loud, quiet), 2))
