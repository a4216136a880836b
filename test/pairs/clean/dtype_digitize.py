import numpy as np

ages = np.linspace(0, 99, 300_000, dtype=np.float32)
young = ages < 18
print(int(np.count_nonzero(young)))
