import numpy as np

big = np.memmap("big.dat", dtype=np.float32, mode="w+", shape=(1_000_000,))
big[:10] = 3
big.flush()
del big

data = np.memmap("big.dat", dtype=np.float32, mode="r")
whole = np.array(data)  # want: memmap
total = float(whole[:1000].sum())
print(total)
