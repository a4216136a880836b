import numpy as np

rng = np.random.default_rng(41)
frames = rng.random((6, 300, 300), dtype=np.float32)
strongest = 0.0
for frame in frames:
    dx = frame[1:, 1:] - frame[1:, :-1]
    dy = frame[1:, 1:] - frame[:-1, 1:]
    edge = np.sqrt(dx**2 + dy**2)  # want: temp
    strongest = max(strongest, float(edge.max()))
print(strongest)
