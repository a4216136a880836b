import numpy as np

codes = np.empty(40_000, dtype=np.int8)
for i in range(len(codes)):
    codes[i] = i % 12
print(int(codes[:24].sum()))
