import numpy as np

exposures = [np.full((200, 300), i, dtype=np.float32) for i in range(8)]
merged = np.stack([exposure - 1 for exposure in exposures]).mean(axis=0)  # want: temp
print(float(merged[0, 0]))
