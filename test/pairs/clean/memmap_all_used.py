"""All of it is used."""
import numpy as np

np.save("field.npy", np.ones((700, 700), dtype=np.float32))
field = np.load("field.npy")
print(field.shape, float(field.sum()))
