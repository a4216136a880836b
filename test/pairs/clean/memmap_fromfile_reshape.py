import numpy as np

np.zeros((300, 64, 64), dtype=np.uint8).tofile("video.raw")
video = np.memmap("video.raw", dtype=np.uint8, mode="r", shape=(300, 64, 64))
print(int(video[10].max()))
