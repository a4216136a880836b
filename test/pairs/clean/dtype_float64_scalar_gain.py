import numpy as np

signal = np.ones(300_000, dtype=np.float32)
gain = float(np.sqrt(2.0))
louder = signal * gain
print(float(louder[0]))
