import numpy as np

np.save("frames.npy", np.ones((50, 100, 100), dtype=np.float32))
frames = np.load("frames.npy")  # want: memmap
print(float(frames[7].sum()))
