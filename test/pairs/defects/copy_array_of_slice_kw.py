import numpy as np


def load_block(store, first, last):
    """Rows first..last of a store."""
    return np.array(store[first:last], copy=True)  # want: copy


store = np.ones((4000, 80), dtype=np.float32)
block = load_block(store, 100, 3900)
print(block.shape, float(block.sum()))
