import numpy as np

rgb = np.empty((480, 640, 3), dtype=np.uint8)
for channel, level in enumerate((10, 20, 30)):
    rgb[:, :, channel] = level  # want: layout
print(int(rgb.sum()))
