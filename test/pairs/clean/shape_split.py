import numpy as np

signal = np.zeros(1000, dtype=np.float32)
parts = np.array_split(signal, 3)
print(len(parts))
