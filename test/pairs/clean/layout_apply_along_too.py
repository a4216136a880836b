"""The axis is given."""
import numpy as np

readings = np.ones((3000, 90), dtype=np.float32)
ranges = np.ptp(readings, axis=0)
print(float(ranges.sum()))
