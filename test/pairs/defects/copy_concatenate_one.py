import numpy as np

chunks = [np.ones(300_000, dtype=np.float32)]
joined = np.array(chunks[0])  # want: copy
print(float(joined.sum()))
