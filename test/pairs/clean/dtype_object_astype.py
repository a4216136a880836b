import numpy as np

temperature = np.ones(80_000, dtype=np.float32)
mixed = temperature
print(float(mixed[0]))
