import numpy as np

values = np.linspace(0, 1, 60_000, dtype=np.float32)
total = 0.0
for i in range(len(values)):
    total += values[i] ** 2  # want: layout
print(float(total))
