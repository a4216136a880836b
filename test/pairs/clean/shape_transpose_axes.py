import numpy as np

picture = np.zeros((48, 64, 3), dtype=np.uint8)
planes = picture.transpose(2, 0, 1)
print(planes.shape)
