import numpy as np

colors = np.zeros((4, 100, 100), dtype=np.uint8)
red, green, blue, alpha = colors
print(int(red.max()), int(green.max()), int(blue.max()))
