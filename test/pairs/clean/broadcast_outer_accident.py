import numpy as np

speed = np.ones(1000, dtype=np.float32)
time = np.ones(1000, dtype=np.float32)
distance = speed * time
print(float(distance.sum()))
