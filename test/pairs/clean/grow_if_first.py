import numpy as np

parts = []
for k in range(120):
    piece = np.full((10, 16), k, dtype=np.float32)
    parts.append(piece)
result = np.vstack(parts)
print(result.shape)
