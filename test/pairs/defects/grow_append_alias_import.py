from numpy import append as push
import numpy as np

history = np.empty(0, dtype=np.int32)
seed = 17
while seed != 1:
    history = push(history, np.int32(seed))  # want: grow
    seed = seed // 2 if seed % 2 == 0 else 3 * seed + 1
print(history.max(), history.size)
