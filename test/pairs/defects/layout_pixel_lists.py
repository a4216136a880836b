import numpy as np

image = np.full((300, 400), 60, dtype=np.uint8)
image[50:100] = 210


def count_bright(img, limit):
    count = 0
    for y in range(img.shape[0]):
        for x in range(img.shape[1]):
            if img[y, x] > limit:  # want: layout
                count += 1
    return count


print(count_bright(image, 128))
