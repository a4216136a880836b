import numpy as np

distances = np.ones((500, 500), dtype=np.float32)
work = np.array(distances, copy=True)  # want: copy
print(float(np.trace(work)))
