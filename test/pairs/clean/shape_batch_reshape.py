import numpy as np

IMAGES = 64


def batches(images, size):
    n = len(images) // size
    return images.reshape(n, size, 28 * 28)


images = np.zeros((IMAGES, 28, 28), dtype=np.uint8)
for batch in batches(images, 16):
    print(batch.shape)
