import numpy as np

stack = np.ones((40, 100, 100), dtype=np.float32)
dark = np.ones((100, 100), dtype=np.float32)
stack -= dark
print(float(stack.sum()))
