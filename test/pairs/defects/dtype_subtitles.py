import numpy as np

lines = np.array(["short"] * 30_000 + ["a very long subtitle " * 20])  # want: dtype
print(np.strings.str_len(lines).max())
