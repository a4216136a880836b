import numpy as np

features = np.ones((5000, 80), dtype=np.float32)
scale = np.float64(0.125)
scaled = features * np.float32(scale)
casted = scaled
print(float(casted.sum()))
