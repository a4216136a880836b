"""Energy of windows that are copied out of a signal."""
import numpy as np


def energies(signal, size, hop):
    out = []
    for start in range(0, len(signal) - size + 1, hop):
        frame = np.array(signal[start : start + size])  # want: copy
        out.append(float(np.vdot(frame, frame)))
    return np.array(out, dtype=np.float32)


signal = np.full(400_000, 0.5, dtype=np.float32)
levels = energies(signal, 20_000, 10_000)
print(levels.shape, round(float(levels[0])))
