import numpy as np

record = np.dtype([("id", np.int32), ("value", np.float32)])
np.zeros(80_000, dtype=record).tofile("log.bin")
log = np.fromfile("log.bin", dtype=record)  # want: memmap
print(float(log["value"][123]))
