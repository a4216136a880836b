import numpy as np

temperature = np.ones(80_000, dtype=np.float32)
mixed = temperature.astype(object)  # want: dtype
print(float(mixed[0]))
