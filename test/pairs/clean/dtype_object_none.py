import numpy as np

raw = [0.5, None, 2.5] * 20_000
column = np.array([np.nan if v is None else v for v in raw], dtype=np.float32)
print(len(column))
