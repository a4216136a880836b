import numpy as np

N = 200_000
log = np.memmap("log.bin", dtype=np.int32, mode="w+", shape=(N,))
log[:] = np.arange(N)
log.flush()

view = np.memmap("log.bin", dtype=np.int32, mode="r+", shape=(N,))
view[5] = -1
view.flush()
check = np.memmap("log.bin", dtype=np.int32, mode="r")
print(int(check[5]))
