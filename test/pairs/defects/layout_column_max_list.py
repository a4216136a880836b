import numpy as np

samples = np.ones((5000, 64), dtype=np.float32)
tops = [float(samples[:, k].max()) for k in range(64)]  # want: layout
print(tops[:3])
