"""np.take with every fourth number."""
import numpy as np

trace = np.zeros((1200, 256), dtype=np.float32)
trace[::5] = 1
every_fourth = np.take(trace, np.arange(0, 1200, 4), axis=0)  # want: copy
print(float(every_fourth.sum()))
