import numpy as np


def preview(stack):
    first = np.asarray(stack[0], dtype=np.float32)
    return float(first.mean())


np.ones((60, 80, 80), dtype=np.float32).tofile("stack.raw")
print(preview(np.memmap("stack.raw", dtype=np.float32, mode="r", shape=(60, 80, 80))))
