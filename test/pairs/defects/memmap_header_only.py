import numpy as np

np.save("shape.npy", np.zeros((1000, 300), dtype=np.float32))
shape = np.load("shape.npy").shape  # want: memmap
print(shape)
