import numpy as np

layers = [np.ones((200, 300), dtype=np.float32), np.ones((300, 50), dtype=np.float32)]
vectors = [np.ndarray.flatten(layer) for layer in layers]  # want: copy
norms = [float(np.linalg.norm(vector)) for vector in vectors]
print(norms)
