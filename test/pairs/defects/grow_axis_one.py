import numpy as np

spectrum = np.zeros((40, 1), dtype=np.float32)
for k in range(150):
    frame = np.full((40, 1), k, dtype=np.float32)
    spectrum = np.concatenate((spectrum, frame), axis=1)  # want: grow
print(spectrum.shape)
