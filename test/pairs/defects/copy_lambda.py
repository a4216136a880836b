import numpy as np

snap = lambda a: np.copy(a)  # want: copy
field = np.ones((400, 400), dtype=np.float32)
print(float(snap(field).sum()))
