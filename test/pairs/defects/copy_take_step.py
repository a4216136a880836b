import numpy as np

signal = np.sin(np.arange(500_000, dtype=np.float32))
every = np.arange(0, signal.size, 4)
decimated = np.take(signal, every)  # want: copy
print(float(decimated.mean()), decimated.shape)
