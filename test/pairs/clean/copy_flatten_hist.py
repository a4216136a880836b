import numpy as np

image = np.full((512, 512), 40, dtype=np.uint8)
levels = np.bincount(image.ravel(), minlength=256)
print(int(levels[40]))
