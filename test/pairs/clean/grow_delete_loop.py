import numpy as np

stack = np.arange(2000, dtype=np.float32)
top = stack.size
while stack.size > 1000:
    top -= 1
    if top == 1000:
        stack = stack[:top]
print(stack.size)
