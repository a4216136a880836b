import numpy as np

left = np.ones((300, 40), dtype=np.float32)
right = np.ones((200, 40), dtype=np.float32)
overlap = left @ right.T
print(float(overlap[0, 0]))
