import numpy as np

np.save("frames.npy", np.zeros((120, 64, 64), dtype=np.uint8))
with open("frames.npy", "rb") as handle:
    frames = np.load(handle)  # want: memmap
print(int(frames[3].max()))
