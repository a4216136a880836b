import numpy as np


def load():
    img = np.zeros((600, 800, 3), dtype=np.uint8)
    img[100:200] = 90
    return img


def brighten(img, amount):
    wide = np.add(img, amount, dtype=np.int16)
    np.clip(wide, 0, 255, out=wide)
    return wide.astype(np.uint8)


def mirror(img):
    return img[:, ::-1]


picture = load()
picture = brighten(picture, 30)
picture = mirror(picture)
print(picture.mean(dtype=np.float32))
