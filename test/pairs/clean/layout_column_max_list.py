import numpy as np

samples = np.ones((5000, 64), dtype=np.float32)
tops = [float(top) for top in samples.max(axis=0)]
print(tops[:3])
