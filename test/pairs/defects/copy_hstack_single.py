import numpy as np

echo = np.ones(250_000, dtype=np.float32)
signal = np.hstack([echo])  # want: copy
print(float(signal.std()))
