import numpy as np

signal = np.zeros(1000, dtype=np.float32)
parts = np.split(signal, 8)
print(len(parts))
