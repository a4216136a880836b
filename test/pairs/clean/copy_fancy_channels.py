import numpy as np

picture = np.full((400, 500, 3), 7, dtype=np.uint8)
bgr = picture[:, :, ::-1]
print(int(bgr.max()))
