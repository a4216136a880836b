import numpy as np

spectrum = np.ones((256, 700), dtype=np.float32)
again = np.array(list(spectrum))  # want: copy
print(float(again.max()), again.shape)
