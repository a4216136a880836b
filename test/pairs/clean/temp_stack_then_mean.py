import numpy as np

exposures = [np.full((200, 300), i, dtype=np.float32) for i in range(8)]
merged = np.zeros((200, 300), dtype=np.float32)
for exposure in exposures:
    merged += exposure
merged /= len(exposures)
merged -= 1
print(float(merged[0, 0]))
