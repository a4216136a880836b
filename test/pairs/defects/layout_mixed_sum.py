import numpy as np

rows = np.ones((700, 700), dtype=np.float32)
other = np.full((700, 700), 2, dtype=np.float32)
both = rows + other.T  # want: layout
print(float(both.sum()))
