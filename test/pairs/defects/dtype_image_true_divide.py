import numpy as np


def normalise(image):
    return np.true_divide(image, 255)  # want: dtype


scan = np.full((300, 700), 30, dtype=np.uint8)
print(float(normalise(scan).max()))
