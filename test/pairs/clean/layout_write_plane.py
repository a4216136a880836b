import numpy as np

stack = np.empty((16, 300, 300), dtype=np.float32)
for k in range(16):
    stack[k] = k * 0.5
print(float(stack.sum()))
