import numpy as np

frames = np.ones((24, 90, 120), dtype=np.float32)
rows = np.reshape(frames, (24, -1)).copy()  # want: copy
print(float(rows.max(axis=1)[3]))
