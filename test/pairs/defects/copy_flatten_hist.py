import numpy as np

image = np.full((512, 512), 40, dtype=np.uint8)
levels = np.bincount(image.flatten(), minlength=256)  # want: copy
print(int(levels[40]))
