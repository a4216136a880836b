import numpy as np

np.ones(500_000, dtype=np.float32).tofile("trace.bin")
with open("trace.bin", "rb") as handle:
    trace = np.fromfile(handle, dtype=np.float32)  # want: memmap
    head = trace[:256]
print(float(head.mean()))
