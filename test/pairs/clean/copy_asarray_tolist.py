import numpy as np

depth = np.ones((300, 400), dtype=np.float32)
again = np.asarray(depth)
print(float(again.max()))
