import numpy as np


def vignette(height, width):
    rows, cols = np.ogrid[:height, :width]
    return (rows - height // 2) ** 2 + (cols - width // 2) ** 2


print(int(vignette(300, 400).max()))
