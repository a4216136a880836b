import numpy as np

gram = np.ones((900, 900), dtype=np.float32)
other = np.ones((900, 900), dtype=np.float32)
symmetric = np.add(gram, other)
symmetric *= 0.5
print(float(symmetric[0, 0]))
