import numpy as np

np.save("trace.npy", np.zeros(500_000, dtype=np.float32))
trace = np.load("trace.npy")  # want: memmap
tail = trace[-1000:]
print(float(tail.sum()))
