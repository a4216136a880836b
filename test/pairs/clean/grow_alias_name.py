import numpy as np

from numpy import concatenate, float32, full, zeros

bits = []
for k in range(90):
    bit = full(200, k, dtype=float32)
    bits.append(bit)
total = concatenate([zeros(1, dtype=float32), *bits])
print(total.size)
