"""A tiled row is added to a table."""
import numpy as np

pattern = np.arange(64, dtype=np.float32)
board = np.tile(pattern, (1500, 1))  # want: broadcast
other = np.ones((1500, 64), dtype=np.float32)
other += board
print(float(other.sum()))
