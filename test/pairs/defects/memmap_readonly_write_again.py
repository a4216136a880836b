import numpy as np

np.zeros(200_000, dtype=np.float32).tofile("scratch.f32")
scratch = np.memmap("scratch.f32", dtype=np.float32, mode="c")
scratch[:1000] = 7  # want: memmap
del scratch
print(float(np.memmap("scratch.f32", dtype=np.float32, mode="r")[0]))
