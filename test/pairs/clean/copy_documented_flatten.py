import numpy as np


def histogram(image, bins=256):
    """Count the grey values.

    Parameters
    ----------
    image : (M, N) ndarray of uint8
        The picture.
    bins : int, optional
        How many there are.

    Returns
    -------
    counts : ndarray of int
    """
    return np.bincount(image.ravel(), minlength=bins)
