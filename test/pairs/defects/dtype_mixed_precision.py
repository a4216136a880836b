import numpy as np

features = np.ones((5000, 80), dtype=np.float32)
scale = np.float64(0.125)
scaled = features * scale  # want: dtype
casted = scaled.astype(np.float64)  # want: copy
print(float(casted.sum()))
