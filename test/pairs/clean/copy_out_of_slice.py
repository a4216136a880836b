"""They are views."""
import numpy as np


def halves(stereo: np.ndarray):
    left = np.asarray(stereo[0])
    right = np.asarray(stereo[1])
    return left, right


stereo = np.zeros((2, 200_000), dtype=np.int16)
left, right = halves(stereo)
print(int(left.max()), int(right.min()))
