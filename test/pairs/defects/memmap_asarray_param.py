import numpy as np


def preview(stack):
    loaded = np.array(stack, dtype=np.float32)  # want: memmap
    return float(loaded[0].mean())


np.ones((60, 80, 80), dtype=np.float32).tofile("stack.raw")
print(preview(np.memmap("stack.raw", dtype=np.float32, mode="r", shape=(60, 80, 80))))
