import numpy as np

vectors = np.ones((20_000, 30), dtype=np.float32)
lengths = np.sqrt((vectors ** 2).sum(axis=1))  # want: temp
print(float(lengths[0]) > 5)
