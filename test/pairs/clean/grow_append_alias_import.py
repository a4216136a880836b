from numpy import append as push
import numpy as np

kept = []
seed = 17
while seed != 1:
    kept.append(seed)
    seed = seed // 2 if seed % 2 == 0 else 3 * seed + 1
history = np.array(kept, dtype=np.int32)
print(history.max(), history.size)
