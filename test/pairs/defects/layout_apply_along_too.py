"""apply_along_axis calls a function that takes an axis."""
import numpy as np

readings = np.ones((3000, 90), dtype=np.float32)
ranges = np.apply_along_axis(np.ptp, 0, readings)  # want: layout
print(float(ranges.sum()))
