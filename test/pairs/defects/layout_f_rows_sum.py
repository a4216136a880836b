import numpy as np

cube = np.ones((1200, 400), dtype=np.float32, order="F")
rows = [float(cube[i].sum()) for i in range(1200)]  # want: layout
print(rows[0])
