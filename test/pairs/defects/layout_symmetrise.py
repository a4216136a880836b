import numpy as np

gram = np.ones((900, 900), dtype=np.float32)
symmetric = np.add(gram, gram.T)  # want: layout
symmetric *= 0.5
print(float(symmetric[0, 0]))
