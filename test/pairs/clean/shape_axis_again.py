import numpy as np


def zonal_mean(field):
    """Mean over longitude."""
    return field.mean(axis=1)


print(zonal_mean(np.ones((90, 180), dtype=np.float32)).shape)
