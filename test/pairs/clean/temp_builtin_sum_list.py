import numpy as np

weights = np.ones((200, 1500), dtype=np.float32)
total = weights.sum(axis=0)
total *= 3
print(float(total[0]))
