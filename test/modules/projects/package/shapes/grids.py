import numpy as np

__all__ = ["grid", "_hidden"]


def grid(count):
    return np.zeros((count, 2), np.int16)


def _hidden():
    return grid(3).T


def square(count):
    from .base import Shape

    return Shape(count)


def grid_not_given():
    return None
