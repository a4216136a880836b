import numpy as np

echo = np.ones(250_000, dtype=np.float32)
signal = echo
print(float(signal.std()))
