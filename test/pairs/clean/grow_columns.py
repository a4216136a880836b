"""All columns are stacked at once."""
import numpy as np

N = 5000
rng = np.random.default_rng(1)
columns = {f"feature_{k}": rng.random(N, dtype=np.float32) for k in range(40)}

matrix = np.column_stack(list(columns.values()))
print(matrix.shape, float(matrix.mean()))
