import numpy as np

values = np.linspace(0, 1, 60_000, dtype=np.float32)
total = values @ values
print(float(total))
