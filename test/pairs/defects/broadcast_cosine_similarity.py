import numpy as np

docs = np.ones((300, 64), dtype=np.float32)
overlap = (docs[:, None, :] * docs[None, :, :]).sum(axis=-1)  # want: broadcast
print(overlap.shape)
