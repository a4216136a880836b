import numpy as np

queue = []
for k in range(500):
    queue.append(k)
queue = np.array(queue[::-1], dtype=np.int32)
print(queue.size)
