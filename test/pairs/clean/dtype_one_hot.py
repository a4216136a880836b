import numpy as np

classes = np.arange(20_000) % 10
hot = np.zeros((20_000, 10), dtype=np.uint8)
hot[np.arange(20_000), classes] = 1
print(int(hot.sum()))
