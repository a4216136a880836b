import numpy as np

buffer = np.zeros(1001, dtype=np.uint8)
words = buffer.view(np.uint16)  # want: shape-error
print(words.shape)
