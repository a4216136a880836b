import numpy as np

i, j = np.indices((700, 500), dtype=np.int32)  # want: broadcast
diagonal = i == j
print(int(np.count_nonzero(diagonal)))
