import numpy as np

names = ["a"] * 50_000 + ["x" * 200]
arr = np.array(names)  # want: dtype
print(len(arr), arr[0])
