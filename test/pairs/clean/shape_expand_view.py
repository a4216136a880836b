import numpy as np

buffer = np.zeros(1001, dtype=np.uint8)
words = buffer[:1000].view(np.uint16)
print(words.shape)
