import numpy as np

signal = np.ones(480_000, dtype=np.float32)
energy = np.zeros(10, dtype=np.float32)
for k in range(10):
    frame = signal[k * 48_000 : (k + 1) * 48_000]
    energy[k] = np.vdot(frame, frame)
print(float(energy.sum()))
