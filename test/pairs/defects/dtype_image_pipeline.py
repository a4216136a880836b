import numpy as np


def load():
    img = np.zeros((600, 800, 3), dtype=np.uint8)
    img[100:200] = 90
    return img


def brighten(img, amount):
    wide = img.astype(np.int64)  # want: dtype
    return np.clip(wide + amount, 0, 255).astype(np.uint8)


def mirror(img):
    return img[:, np.arange(img.shape[1] - 1, -1, -1)]  # want: copy


picture = load()
picture = brighten(picture, 30)
picture = mirror(picture)
print(picture.mean(dtype=np.float32))
