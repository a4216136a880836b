import numpy as np

np.savez("bundle.npz", images=np.ones((200, 40, 40), dtype=np.float32))
with np.load("bundle.npz", mmap_mode="r") as bundle:  # want: memmap
    images = bundle["images"]
print(float(images[3].sum()))
