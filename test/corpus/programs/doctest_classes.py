import functools
from doctest import testmod

import numpy as np


def checked(run):
    @functools.wraps(run)
    def inner(*args):
        out = run(*args)
        assert out.ndim == 2
        return out

    return inner


class Grid:
    """
    >>> grid = Grid(2, 3)
    >>> grid
    Grid of (2, 3)
    >>> grid.fill(4).cells
    array([[4, 4, 4],
           [4, 4, 4]])
    """

    made = 0

    def __init__(self, rows, columns):
        self.cells = np.zeros((rows, columns), dtype=np.int16)
        Grid.made += 1

    def __repr__(self):
        shape = self.cells.shape
        shown = np.array(shape)
        return f"Grid of {tuple(shown.tolist())}"

    def fill(self, value):
        """
        >>> Grid(1, 1).fill(2).cells.item()
        2
        """
        self.cells[:] = value
        return self

    @property
    def flat(self):
        """
        >>> Grid(2, 2).flat.base is not None
        True
        """
        return self.cells.reshape(-1)

    @staticmethod
    def of(array):
        """
        >>> Grid.of(np.eye(3)).cells.trace()
        3
        """
        rows, columns = array.shape
        grid = Grid(rows, columns)
        grid.cells[...] = array
        return grid

    @classmethod
    def square(cls, n):
        """
        >>> Grid.square(4).cells.size
        16
        """
        return cls(n, n)

    class Cursor:
        """
        >>> Grid.Cursor(np.arange(6)).step(2)
        array([2, 3, 4, 5])
        """

        def __init__(self, values):
            self.values = values

        def step(self, by):
            self.values = self.values[by:]
            return self.values


@checked
def outer(a, b):
    """
    >>> outer(np.arange(2), np.arange(3)).shape
    (2, 3)
    """
    return a[:, None] * b


@functools.lru_cache(maxsize=None)
def table(n):
    """
    >>> table(3)[1]
    np.int64(1)
    """
    squares = np.arange(n) ** 2
    return squares


class Untouched:
    def method(self, x):
        """No example here."""
        y = x + 1
        return y


if __name__ == "__main__":
    testmod(name="grids", verbose=False)
    counted = np.zeros(Grid.made)
