import numpy as np

grades = np.empty(60_000, dtype=object)  # want: dtype
for i in range(60_000):
    grades[i] = 1.5
print(float(grades[0]))
