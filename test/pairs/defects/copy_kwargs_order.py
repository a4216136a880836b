import numpy as np

lattice = np.ones((300, 400), dtype=np.float32, order="F")
flat = lattice.flatten(order="F")  # want: copy
print(float(flat[0]), flat.size)
