import numpy as np

red = np.zeros((100, 100), dtype=np.uint8)
green = np.zeros((100, 100), dtype=np.uint8)
blue = np.zeros((100, 101), dtype=np.uint8)
rgb = np.dstack((red, green, blue))  # want: shape-error
print(rgb.shape)
