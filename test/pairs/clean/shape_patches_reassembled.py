"""Patches of a picture put together again."""
import numpy as np


def patches(image, size):
    h, w = image.shape
    cut = image.reshape(h // size, size, w // size, size)
    return cut.swapaxes(1, 2).reshape(-1, size, size)


def assemble(tiles, shape):
    size = tiles.shape[1]
    rows, columns = shape[0] // size, shape[1] // size
    grid = tiles.reshape(rows, columns, size, size)
    return grid.swapaxes(1, 2).reshape(shape)


image = np.arange(240 * 320, dtype=np.float32).reshape(240, 320)
tiles = patches(image, 40)
whole = assemble(tiles, image.shape)
print(bool(np.array_equal(whole, image)))
