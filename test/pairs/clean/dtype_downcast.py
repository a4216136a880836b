"""The remainder fits the byte."""
import numpy as np

totals = np.arange(100_000, dtype=np.int32)
small = (totals % 256).astype(np.uint8)
print(int(small[300]))
