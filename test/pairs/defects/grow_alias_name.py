import numpy as np

from numpy import concatenate, float32, full, zeros

total = zeros(1, dtype=float32)
for k in range(90):
    bit = full(200, k, dtype=float32)
    total = concatenate([total, bit])  # want: grow
print(total.size)
