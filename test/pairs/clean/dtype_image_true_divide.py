import numpy as np


def normalise(image):
    return np.true_divide(image, 255, dtype=np.float32)


scan = np.full((300, 700), 30, dtype=np.uint8)
print(float(normalise(scan).max()))
