import numpy as np

mono = np.zeros((48, 64, 3), dtype=np.uint8)
flat = np.squeeze(mono[:, :, :1], axis=2)
print(flat.shape)
