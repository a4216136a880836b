import numpy as np

np.ones((4000, 100), dtype=np.float32).tofile("scan.bin")
scan = np.memmap("scan.bin", dtype=np.float32, mode="r", shape=(4000, 100))
scaled = scan * 2  # want: memmap
print(float(scaled[0].sum()))
