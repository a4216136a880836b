import numpy as np

image = np.ones((600, 800), dtype=np.float32)
tidy = np.ascontiguousarray(image)
print(float(tidy.sum()))
