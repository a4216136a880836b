import numpy as np


def blank(rows, cols):
    return np.zeros((rows, cols), dtype=np.int32)  # want: dtype


canvas = blank(700, 500)
canvas[50:60] = 200
print(int(canvas.max()))
