import numpy as np

record = np.dtype([("id", np.int32), ("value", np.float32)])
np.zeros(80_000, dtype=record).tofile("log.bin")
log = np.memmap("log.bin", dtype=record, mode="r")
print(float(log["value"][123]))
