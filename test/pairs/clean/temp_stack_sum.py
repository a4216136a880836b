import numpy as np

layers = [np.full((300, 300), k, dtype=np.float32) for k in range(8)]
total = layers[0].copy()
for layer in layers[1:]:
    total += layer
print(float(total[0, 0]))
