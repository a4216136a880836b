import numpy as np

data = np.arange(240_000, dtype=np.float32).reshape(-1, 3)
out = np.zeros_like(data)
total = np.zeros(3)
for i in range(data.shape[0]):
    row = data[i]
    target = out[i]
    scaled = row * 2
    target[:] = scaled
    total += scaled
    prev = scaled
first = out[0]
last_scaled = scaled
alias = prev
norm = total / len(data)
print(first, norm.shape)
