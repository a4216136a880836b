import numpy as np

log = np.empty((0, 3), dtype=np.float32)
for step in range(400):
    entry = np.array([[step, step * 2, step * 3]], dtype=np.float32)
    log = np.append(log, entry, axis=0)  # want: grow
print(log.shape)
