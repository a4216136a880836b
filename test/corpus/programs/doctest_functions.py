"""Filters whose docstrings say what they give, and are run by the module itself.

>>> window = hann(5)
>>> window.shape
(5,)
>>> smooth(np.ones(4), window).dtype
dtype('float64')
"""

import doctest

import numpy as np

LOG = []
CALLS = 0


def hann(n):
    """
    >>> hann(3)
    array([0., 1., 0.])
    >>> hann(5).sum() > 1
    True
    """
    at = np.arange(n)
    return 0.5 - 0.5 * np.cos(2 * np.pi * at / (n - 1))


def smooth(signal, window):
    """
    What an example binds is gone in the next docstring; what it changes in place is not.

    >>> LOG.append(3)
    >>> CALLS = 7
    >>> smooth(np.ones(6), hann(3)).shape
    (6,)
    >>> smooth(np.ones(6), None)
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand
    """
    weights = window / window.sum()
    return np.convolve(signal, weights, mode="same")


def threshold(image, limit=10):
    """
    >>> image = np.arange(12, dtype=np.uint8).reshape(3, 4)
    >>> for limit in (3, 5):
    ...     mask = threshold(image, limit)
    ...     assert mask.any()
    >>> threshold(image)  # doctest: +ELLIPSIS
    array([[False, ...
    >>> threshold(image, None)  # doctest: +SKIP
    """
    above = image > limit
    return above


def unbalanced(values):
    """An example that is not Python, and one of two statements, are not run.

    >>> unbalanced(np.zeros(3)
    >>> unbalanced(np.zeros(4)); unbalanced(np.ones(4))
    array([0., 0., 0., 0.])
    array([1., 1., 1., 1.])
    >>> undefined(np.zeros(5))
    Traceback (most recent call last):
    NameError: name 'undefined' is not defined
    """
    return values * 1.0


def caller(values):
    """
    >>> CALLS
    0
    >>> caller([1, 2, 3])
    array([2, 3, 4])
    """
    global CALLS
    CALLS += 1
    return np.asarray(values) + CALLS


if __name__ == "__main__":
    doctest.testmod(optionflags=doctest.NORMALIZE_WHITESPACE)
    rest = np.zeros((len(LOG), CALLS))
    last = smooth(np.arange(8.0), hann(4))
