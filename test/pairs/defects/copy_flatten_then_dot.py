import numpy as np

terrain = np.linspace(0, 1, 360_000, dtype=np.float32).reshape(600, 600)
weight = np.ones(360_000, dtype=np.float32)
as_vector = terrain.flatten
score = np.dot(as_vector(), weight)  # want: copy
print(float(score))
