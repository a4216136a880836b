import numpy as np

profile = np.linspace(0, 1, 150, dtype=np.float32)
field = np.zeros((1500, 150), dtype=np.float32)
field += profile
print(float(field[-1, -1]))
