import numpy as np

big = np.memmap("big.dat", dtype=np.float32, mode="w+", shape=(1_000_000,))
big[:10] = 3
big.flush()
del big

data = np.memmap("big.dat", dtype=np.float32, mode="r")
total = float(data[:1000].sum())
print(total)
