import numpy as np

rng = np.random.default_rng(8)
classes = rng.integers(0, 5, size=(3, 300, 200), dtype=np.uint8)
found = np.unique(np.moveaxis(classes, 0, -1).ravel())  # want: copy
print(found)
