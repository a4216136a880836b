import numpy as np

result = None
for k in range(120):
    piece = np.full((10, 16), k, dtype=np.float32)
    if result is None:
        result = piece
    else:
        result = np.vstack((result, piece))  # want: grow
print(result.shape)
