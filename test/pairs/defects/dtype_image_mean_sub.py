import numpy as np

picture = np.full((400, 600, 3), 90, dtype=np.uint8)
centred = picture - 127.5  # want: dtype
print(float(centred.min()))
