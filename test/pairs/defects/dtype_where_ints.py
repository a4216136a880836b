import numpy as np

wave = np.linspace(-9, 9, 250_000, dtype=np.float32)
sign = np.where(wave > 0, 1, -1)  # want: dtype
print(int(sign.min()))
