import numpy as np

stack = np.ones((40, 100, 100), dtype=np.float32)
dark = np.ones((100, 100), dtype=np.float32)
darks = np.broadcast_to(dark, stack.shape).copy()  # want: broadcast
stack -= darks
print(float(stack.sum()))
