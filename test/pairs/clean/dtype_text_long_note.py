import numpy as np

names = [f"gene{i}" for i in range(4000)]
names[17] = "x" * 400
column = np.array(names, dtype=np.dtypes.StringDType())
print(column.shape, column[3])
