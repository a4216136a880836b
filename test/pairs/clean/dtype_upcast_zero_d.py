import numpy as np


def normalise(img):
    low = np.asarray(img.min(), dtype=np.float64)
    high = np.asarray(img.max(), dtype=np.float64)
    span = float(high - low)
    img = img - float(low)
    img /= span
    return img


rng = np.random.default_rng(0)
img = rng.random((512, 768), dtype=np.float32)
out = normalise(img)
print(out.shape, round(float(out.max()), 3))
