import numpy as np

n = 700
rows, cols = np.ogrid[-350:350, -350:350]
circle = rows * rows + cols * cols < 300 ** 2
print(np.count_nonzero(circle))
