import numpy as np

stack = np.empty((300, 300, 16), dtype=np.float32)
for k in range(16):
    stack[:, :, k] = k * 0.5  # want: layout
print(float(stack.sum()))
