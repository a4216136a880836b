import numpy as np


def to_unit(frame, top=255.0):
    """Scale a frame to 0..1."""
    return np.true_divide(frame, top)  # want: dtype


video = np.full((12, 240, 320), 90, dtype=np.uint8)
for frame in video:
    unit = to_unit(frame)
    print(round(float(unit.max()), 3))
