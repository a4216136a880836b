import numpy as np

readings = np.ones((365, 5000), dtype=np.float32)
readings[::7] = 0

stack = np.stack([readings[day] * 0.5 for day in range(365)])  # want: temp
best = stack.max(axis=0)
worst = np.zeros(0, dtype=np.float32)
for day in range(365):
    worst = np.concatenate((worst, readings[day, :10]))  # want: grow
print(best.shape, worst.shape)
