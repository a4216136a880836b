import numpy as np

rows = np.memmap("scan.dat", dtype=np.float32, mode="w+", shape=(1500, 200))
rows[:] = 1
rows.flush()
scan = np.memmap("scan.dat", dtype=np.float32, mode="r", shape=(1500, 200))
total = 0.0
for start in range(0, len(scan), 100):
    total += float(scan[start : start + 100].sum())
print(total * 0.5)
