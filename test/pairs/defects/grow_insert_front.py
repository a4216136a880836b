import numpy as np

history = np.array([0], dtype=np.int32)
while history.size < 2500:
    history = np.insert(history, 0, history[0] + 1)  # want: grow
print(int(history[0]))
