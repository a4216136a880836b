"""Motion between the frames of a camera."""
import numpy as np


def motion(frames):
    moved = []
    for before, after in zip(frames[:-1], frames[1:]):
        change = np.maximum(after, before)
        change -= np.minimum(after, before)
        moved.append(int(change.max()))
    return moved


first = np.full((240, 320), 120, dtype=np.uint8)
second = np.full((240, 320), 110, dtype=np.uint8)
third = np.full((240, 320), 130, dtype=np.uint8)
print(motion([first, second, third]))
