"""A slice with a step."""
import numpy as np

trace = np.zeros((1200, 256), dtype=np.float32)
trace[::5] = 1
every_fourth = trace[::4]
print(float(every_fourth.sum()))
