import numpy as np

clip = np.zeros((16, 90, 120), dtype=np.uint8)
channels_last = clip.transpose(1, 2, 0)
print(channels_last.shape)
