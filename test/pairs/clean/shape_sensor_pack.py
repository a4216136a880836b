import numpy as np

frames = np.arange(6000, dtype=np.uint16)
blocks = frames.reshape(50, 120)
header = blocks[:, :4]
print(header.sum())
