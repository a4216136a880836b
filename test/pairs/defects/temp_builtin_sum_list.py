import numpy as np

weights = np.ones((200, 1500), dtype=np.float32)
total = sum([w * 3 for w in weights])  # want: temp
print(float(total[0]))
