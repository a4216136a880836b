import numpy as np

chunks = [np.ones(300_000, dtype=np.float32)]
joined = chunks[0]
print(float(joined.sum()))
