import numpy as np

np.ones(600_000, dtype=np.float32).tofile("wave.bin")
wave = np.memmap("wave.bin", dtype=np.float32, mode="r")
print(float(wave[:1000].sum()))
