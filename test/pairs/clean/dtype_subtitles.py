import numpy as np

lines = np.array(["short"] * 30_000 + ["a very long subtitle " * 20], dtype=np.dtypes.StringDType())
print(np.strings.str_len(lines).max())
