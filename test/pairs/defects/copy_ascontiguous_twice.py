import numpy as np

tile = np.ones((300, 300), dtype=np.float32)
first = np.array(tile, order="C")  # want: copy
print(float(first.sum()))
