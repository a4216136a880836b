import numpy as np

times = np.linspace(0, 100, 3000, dtype=np.float32)
close = np.abs(times[:, None] - times[None, :]) < 0.05  # want: broadcast
print(int(close.sum()))
