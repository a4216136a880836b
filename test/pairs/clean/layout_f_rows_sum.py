import numpy as np

cube = np.ones((1200, 400), dtype=np.float32, order="F")
rows = [float(total) for total in cube.sum(axis=1)]
print(rows[0])
