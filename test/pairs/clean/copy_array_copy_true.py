import numpy as np

distances = np.ones((500, 500), dtype=np.float32)
work = np.asarray(distances)
print(float(np.trace(work)))
