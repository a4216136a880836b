import numpy as np

names = ["a"] * 50_000 + ["x" * 200]
arr = np.array(names, dtype=np.dtypes.StringDType())
print(len(arr), arr[0])
