import numpy as np

np.savez("run.npz", signal=np.zeros(200_000, dtype=np.float32), rate=np.array(50))
archive = np.load("run.npz", mmap_mode="r")  # want: memmap
signal = archive["signal"]
print(signal.shape, float(signal.mean()))
