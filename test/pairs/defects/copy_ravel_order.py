import numpy as np

field = np.ones((700, 500), dtype=np.float32)
total = float(np.ravel(field, order="F").sum())  # want: copy
print(total)
