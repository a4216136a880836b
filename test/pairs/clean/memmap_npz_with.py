import numpy as np

np.savez_compressed("parts.npz", a=np.zeros(1000, dtype=np.float32))
with np.load("parts.npz") as parts:
    print(float(parts["a"].sum()))
