import numpy as np

signal = np.ones(300_000, dtype=np.float32)
gain = np.sqrt(2.0)
louder = signal * gain  # want: dtype
print(float(louder[0]))
