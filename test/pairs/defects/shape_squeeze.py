import numpy as np

mono = np.zeros((48, 64, 3), dtype=np.uint8)
flat = np.squeeze(mono, axis=2)  # want: shape-error
print(flat.shape)
