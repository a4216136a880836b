import numpy as np

image = np.full((300, 400), 60, dtype=np.uint8)
image[50:100] = 210


def count_bright(img, limit):
    count = 0
    for y in range(img.shape[0]):
        if img[y].max() > limit:
            count += img.shape[1]
    return count


print(count_bright(image, 128))
