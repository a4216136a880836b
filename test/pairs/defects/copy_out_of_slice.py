"""Two channels are copied out of a stereo signal."""
import numpy as np


def halves(stereo: np.ndarray):
    left = np.array(stereo[0], copy=True)  # want: copy
    right = np.array(stereo[1], copy=True)  # want: copy
    return left, right


stereo = np.zeros((2, 200_000), dtype=np.int16)
left, right = halves(stereo)
print(int(left.max()), int(right.min()))
