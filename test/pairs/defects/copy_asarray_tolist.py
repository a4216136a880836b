import numpy as np

depth = np.ones((300, 400), dtype=np.float32)
again = np.array(depth.tolist(), dtype=np.float32)  # want: copy
print(float(again.max()))
