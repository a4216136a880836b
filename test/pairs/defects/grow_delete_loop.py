import numpy as np

stack = np.arange(2000, dtype=np.float32)
while stack.size > 1000:
    stack = np.delete(stack, -1)  # want: grow
print(stack.size)
