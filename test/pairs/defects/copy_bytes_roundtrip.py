"""The bytes of an array are copied to be read again."""
import numpy as np


def checksum(block):
    words = np.frombuffer(block.tobytes(), dtype=np.uint32)  # want: copy
    return int(np.bitwise_xor.reduce(words))


block = np.arange(400_000, dtype=np.float32)
print(checksum(block))
