import numpy as np

volume = np.ones((60, 80, 90), dtype=np.float32)
to_line = volume.flatten
line = volume.reshape(-1)
print(float(line.min()), line.shape)
