"""out= is given a copy that a mask made."""
import numpy as np

signal = np.linspace(-3, 3, 120_000, dtype=np.float32)
loud = np.abs(signal) > 1
np.clip(signal[loud], -1, 1, out=signal[loud])  # want: copy
print(float(signal.max()))
