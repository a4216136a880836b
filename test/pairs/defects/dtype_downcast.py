"""Numbers are cut to a byte."""
import numpy as np

totals = np.arange(100_000, dtype=np.int32)
small = totals.astype(np.uint8)  # want: dtype
print(int(small[300]))
