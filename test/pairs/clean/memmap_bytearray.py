import numpy as np

np.full(500_000, 3, dtype=np.int16).tofile("pcm.bin")
handle = open("pcm.bin", "rb")
pcm = np.memmap(handle, np.int16, "r")
handle.close()
print(int(pcm[:1000].max()))
