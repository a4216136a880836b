"""The blocks go into an array that is made once."""
import numpy as np


def build_pyramid(levels: int) -> np.ndarray:
    """A signal that is extended by one block at each level."""
    block = np.ones(512, dtype=np.float32)
    signal = np.empty((levels + 1, 512), dtype=np.float32)
    signal[0] = block
    level = 0
    while level < levels:
        np.multiply(block, np.float32(level), out=signal[level + 1])
        level += 1
    return signal.ravel()


print(build_pyramid(120).shape)
