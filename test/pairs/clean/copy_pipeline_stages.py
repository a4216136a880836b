"""An image pipeline whose stages hand arrays on."""
import numpy as np


class Stage:
    def apply(self, image):
        raise NotImplementedError


class Crop(Stage):
    def __init__(self, margin):
        self.margin = margin

    def apply(self, image):
        m = self.margin
        return image[m:-m, m:-m]


class Stretch(Stage):
    def apply(self, image):
        low, high = float(image.min()), float(image.max())
        out = image - np.float32(low)
        out *= np.float32(1 / (high - low))
        return out


def run(stages, image):
    for stage in stages:
        image = stage.apply(image)
    return image


photo = np.linspace(0, 255, 1000 * 800, dtype=np.float32).reshape(1000, 800)
result = run([Crop(10), Stretch()], photo)
print(result.shape, round(float(result.max()), 3), photo.shape)
