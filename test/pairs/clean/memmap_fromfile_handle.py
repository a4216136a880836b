import numpy as np

np.ones(500_000, dtype=np.float32).tofile("trace.bin")
with open("trace.bin", "rb") as handle:
    head = np.fromfile(handle, dtype=np.float32, count=256)
print(float(head.mean()))
