import numpy as np

N = 200_000
log = np.memmap("log.bin", dtype=np.int32, mode="w+", shape=(N,))
log[:] = np.arange(N)
log.flush()

view = np.memmap("log.bin", dtype=np.int32, mode="c", shape=(N,))
view[5] = -1  # want: memmap
check = np.memmap("log.bin", dtype=np.int32, mode="r")
print(int(check[5]))
