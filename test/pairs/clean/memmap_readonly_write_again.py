import numpy as np

np.zeros(200_000, dtype=np.float32).tofile("scratch.f32")
scratch = np.memmap("scratch.f32", dtype=np.float32, mode="r+")
scratch[:1000] = 7
scratch.flush()
del scratch
print(float(np.memmap("scratch.f32", dtype=np.float32, mode="r")[0]))
