import numpy as np

codes = np.empty(40_000, dtype=object)  # want: dtype
for i in range(len(codes)):
    codes[i] = i % 12
print(sum(codes[:24]))
