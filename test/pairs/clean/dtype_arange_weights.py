import numpy as np

values = np.ones((5000, 100), dtype=np.float32)
weighted = values * np.arange(100, dtype=np.float32)
print(float(weighted.max()))
