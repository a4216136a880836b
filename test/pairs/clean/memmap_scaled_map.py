import numpy as np

np.ones((4000, 100), dtype=np.float32).tofile("scan.bin")
scan = np.memmap("scan.bin", dtype=np.float32, mode="r", shape=(4000, 100))
part = scan[0] * 2
print(float(part.sum()))
