import numpy as np

clip = np.zeros((16, 90, 120), dtype=np.uint8)
channels_last = clip.transpose(0, 3, 1, 2)  # want: shape-error
print(channels_last.shape)
