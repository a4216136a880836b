import numpy as np

np.zeros((300, 64, 64), dtype=np.uint8).tofile("video.raw")
video = np.fromfile("video.raw", dtype=np.uint8).reshape(300, 64, 64)  # want: memmap
print(int(video[10].max()))
