import numpy as np

picture = np.full((400, 500, 3), 7, dtype=np.uint8)
bgr = picture[:, :, [2, 1, 0]]  # want: copy
print(int(bgr.max()))
