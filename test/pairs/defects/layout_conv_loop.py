import numpy as np


def blur(img, k):
    h, w = img.shape
    r = len(k) // 2
    out = np.zeros((h, w), dtype=np.float32)
    for y in range(h):
        for x in range(r, w - r):
            acc = 0.0
            for i in range(-r, r + 1):
                acc += img[y, x + i] * k[i + r]
            out[y, x] = acc  # want: layout
    return out


img = np.ones((120, 160), dtype=np.float32)
kernel = np.array([0.25, 0.5, 0.25], dtype=np.float32)
print(blur(img, kernel)[10, 10])
