import numpy as np

layers = [np.full((300, 300), k, dtype=np.float32) for k in range(8)]
total = np.stack(layers).sum(axis=0)  # want: temp
print(float(total[0, 0]))
