import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

series = np.arange(200_000, dtype=np.float32)
windows = np.array([series[i:i + 20] for i in range(len(series) - 19)])  # want: copy
print(float(windows.max(axis=1).sum()))
