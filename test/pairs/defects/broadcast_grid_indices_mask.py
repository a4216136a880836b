import numpy as np


def disk(shape, centre, radius):
    rows, cols = np.indices(shape)  # want: broadcast
    inside = (rows - centre[0]) ** 2 + (cols - centre[1]) ** 2 <= radius**2
    return inside


mask = disk((600, 600), (300, 250), 120)
image = np.ones((600, 600), dtype=np.float32)
area = image[mask].sum()  # want: temp
print(int(area), int(np.count_nonzero(mask)))
