import numpy as np


def blank(rows, cols):
    return np.zeros((rows, cols), dtype=np.uint8)


canvas = blank(700, 500)
canvas[50:60] = 200
print(int(canvas.max()))
