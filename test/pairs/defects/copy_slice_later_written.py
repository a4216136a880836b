"""A run of indices, only read."""
import numpy as np

series = np.arange(200_000, dtype=np.float32)
window = series[np.arange(1000, 150_000)]  # want: copy
print(float(window.mean()))
