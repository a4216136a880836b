import numpy as np


def heights(maps):
    return np.squeeze(maps, axis=0)


print(float(heights(np.ones((1, 400, 300), dtype=np.float32)).max()))
