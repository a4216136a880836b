import numpy as np

queue = np.zeros(1, dtype=np.int32)
for k in range(500):
    queue = np.insert(queue, 0, k)  # want: grow
print(queue.size)
