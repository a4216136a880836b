import numpy as np

speed = np.ones(1000, dtype=np.float32).reshape(-1, 1)
time = np.ones(1000, dtype=np.float32)
distance = speed * time  # want: broadcast
print(float(distance.sum()))
