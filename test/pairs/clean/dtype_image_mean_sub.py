import numpy as np

picture = np.full((400, 600, 3), 90, dtype=np.uint8)
centred = np.subtract(picture, np.float32(127.5), dtype=np.float32)
print(float(centred.min()))
