import numpy as np


def as_vector(block):
    return block.ravel()


parts = [np.full((200, 300), k, dtype=np.float32) for k in range(4)]
print([float(as_vector(part).max()) for part in parts])
