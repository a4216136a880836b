import numpy as np

colors = np.zeros((4, 100, 100), dtype=np.uint8)
red, green, blue = colors  # want: shape-error
print(int(red.max()), int(green.max()), int(blue.max()))
