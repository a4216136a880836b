"""The flat copy is written, and the picture is still needed: it has to be one."""
import numpy as np


def clipped_profile(image, limit):
    profile = image.flatten()
    profile[profile > limit] = limit
    return float(profile[:1000].sum()), float(image.max())


image = np.linspace(0, 5, 300_000, dtype=np.float32).reshape(500, 600)
print(clipped_profile(image, np.float32(2)))
