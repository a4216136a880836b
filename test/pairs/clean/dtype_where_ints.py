import numpy as np

wave = np.linspace(-9, 9, 250_000, dtype=np.float32)
sign = np.where(wave > 0, np.int8(1), np.int8(-1))
print(int(sign.min()))
