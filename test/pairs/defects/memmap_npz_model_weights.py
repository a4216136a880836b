import numpy as np

rng = np.random.default_rng(0)
np.savez("model.npz", w1=rng.random((512, 512), dtype=np.float32), b1=np.zeros(512, dtype=np.float32))
np.save("w2.npy", rng.random((2048, 512), dtype=np.float32))

weights = np.load("model.npz", mmap_mode="r")  # want: memmap
bias = weights["b1"]
w2 = np.load("w2.npy")  # want: memmap
print(bias.shape, float(w2[0, :10].sum()) > 0)
