import numpy as np

np.save("frames.npy", np.zeros((120, 64, 64), dtype=np.uint8))
frames = np.load("frames.npy", mmap_mode="r")
print(int(frames[3].max()))
