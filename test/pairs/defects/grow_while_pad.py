"""A while loop lengthens a signal by a block."""
import numpy as np


def build_pyramid(levels: int) -> np.ndarray:
    """A signal that is extended by one block at each level."""
    block = np.ones(512, dtype=np.float32)
    signal = block
    level = 0
    while level < levels:
        signal = np.concatenate((signal, block * np.float32(level)))  # want: grow
        level += 1
    return signal


print(build_pyramid(120).shape)
