"""The result is assigned through the mask."""
import numpy as np

signal = np.linspace(-3, 3, 120_000, dtype=np.float32)
loud = np.abs(signal) > 1
signal[loud] = np.clip(signal[loud], -1, 1)
print(float(signal.max()))
