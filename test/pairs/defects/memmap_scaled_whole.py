import numpy as np

rows = np.memmap("scan.dat", dtype=np.float32, mode="w+", shape=(1500, 200))
rows[:] = 1
rows.flush()
scan = np.memmap("scan.dat", dtype=np.float32, mode="r", shape=(1500, 200))
scaled = scan * np.float32(0.5)  # want: memmap
print(float(scaled[10:20].sum()))
