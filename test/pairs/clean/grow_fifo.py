import numpy as np

window = np.zeros(100_000, dtype=np.float32)
total = 0.0
for tick in range(200):
    window[tick % window.size] = tick
    total += float(window[-1])
print(total, window.size)
