import numpy as np

signal = np.zeros(1000, dtype=np.float32)
parts = np.split(signal, 7)  # want: shape-error
print(len(parts))
