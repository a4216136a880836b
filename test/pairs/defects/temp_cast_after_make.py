"""Zeros are made as float64 and converted."""
import numpy as np

canvas = np.zeros((800, 600, 3)).astype(np.float32)  # want: temp
canvas[100:200] = 0.25
print(float(canvas.sum()))
