import numpy as np


def equalise(image):
    counts = np.bincount(image.ravel(), minlength=256)
    cdf = counts.cumsum()
    table = (255 * cdf / cdf[-1]).astype(np.uint8)
    return table[image]


image = np.zeros((700, 500), dtype=np.uint8)
image[100:300, 50:400] = 90
image[400:600] = 180
out = equalise(image)
print(out.shape, int(out.max()), int(out[0, 0]))
