import numpy as np

rng = np.random.default_rng(41)
frames = rng.random((6, 300, 300), dtype=np.float32)
dx = np.empty((299, 299), dtype=np.float32)
dy = np.empty((299, 299), dtype=np.float32)
strongest = 0.0
for frame in frames:
    np.subtract(frame[1:, 1:], frame[1:, :-1], out=dx)
    np.subtract(frame[1:, 1:], frame[:-1, 1:], out=dy)
    np.hypot(dx, dy, out=dx)
    strongest = max(strongest, float(dx.max()))
print(strongest)
