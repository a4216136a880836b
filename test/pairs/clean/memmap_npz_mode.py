import numpy as np

np.save("images.npy", np.ones((200, 40, 40), dtype=np.float32))
images = np.load("images.npy", mmap_mode="r")
print(float(images[3].sum()))
