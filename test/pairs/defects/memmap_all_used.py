"""A whole file is loaded for one element."""
import numpy as np

np.save("field.npy", np.ones((700, 700), dtype=np.float32))
field = np.load("field.npy")  # want: memmap
print(field.shape, float(field[350, 350]))
