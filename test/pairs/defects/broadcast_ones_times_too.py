"""Ones times a row."""
import numpy as np

ROWS = 2500
weights = np.linspace(0, 1, 80, dtype=np.float32)
table = np.ones((ROWS, 80), dtype=np.float32)
full = np.ones((ROWS, 1), dtype=np.float32) * weights  # want: broadcast
table *= full
print(float(table.sum()))
