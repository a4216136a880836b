import numpy as np

history = np.arange(2499, -1, -1, dtype=np.int32)
print(int(history[0]))
