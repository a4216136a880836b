"""They are made as float32."""
import numpy as np

canvas = np.zeros((800, 600, 3), dtype=np.float32)
canvas[100:200] = 0.25
print(float(canvas.sum()))
