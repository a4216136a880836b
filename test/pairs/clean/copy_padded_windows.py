import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

series = np.arange(200_000, dtype=np.float32)
windows = sliding_window_view(series, 20)
print(float(windows.max(axis=1).sum()))
