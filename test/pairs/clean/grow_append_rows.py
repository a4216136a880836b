import numpy as np

rows = []
for step in range(400):
    entry = np.array([[step, step * 2, step * 3]], dtype=np.float32)
    rows.append(entry)
log = np.concatenate(rows)
print(log.shape)
