"""The row broadcasts."""
import numpy as np

ROWS = 2500
weights = np.linspace(0, 1, 80, dtype=np.float32)
table = np.ones((ROWS, 80), dtype=np.float32)
table *= weights
print(float(table.sum()))
