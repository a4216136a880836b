import numpy as np

spectrum = np.ones((256, 700), dtype=np.float32)
again = spectrum
print(float(again.max()), again.shape)
