import numpy as np

image = np.ones((600, 800), dtype=np.float32)
tidy = np.ascontiguousarray(image).copy()  # want: copy
print(float(tidy.sum()))
