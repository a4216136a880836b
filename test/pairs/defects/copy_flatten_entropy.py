import numpy as np


def entropy(image):
    counts = np.bincount(image.flatten(), minlength=256)  # want: copy
    chance = counts[counts > 0] / image.size
    return float(-(chance * np.log2(chance)).sum())


rng = np.random.default_rng(1)
print(entropy(rng.integers(0, 64, size=(500, 700), dtype=np.uint8)))
