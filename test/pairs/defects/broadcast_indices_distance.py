import numpy as np


def vignette(height, width):
    rows, cols = np.indices((height, width))  # want: broadcast
    return (rows - height // 2) ** 2 + (cols - width // 2) ** 2


print(int(vignette(300, 400).max()))
