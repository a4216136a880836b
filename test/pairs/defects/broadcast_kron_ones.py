import numpy as np

profile = np.linspace(0, 1, 150, dtype=np.float32)
sheet = np.vstack([profile] * 1500)  # want: broadcast
field = np.zeros((1500, 150), dtype=np.float32)
field += sheet
print(float(field[-1, -1]))
