import numpy as np

trace = np.ones(400_000, dtype=np.float32)
left, right = np.array_split(trace, 2)
print(float(left.mean()), float(right.std()))
