"""Helpers that main.py imports."""

import numpy as xp
from numpy import zeros as filled

SCALE = 3
TABLE = xp.arange(1000.0)


def load(count):
    rows = filled((count, 4), dtype="float32")
    rows += SCALE
    return rows


def apply(function, values):
    return function(values)


def fill(target, value):
    target[:] = value


def halves(values):
    for value in values:
        yield value / 2


class Box:
    def __init__(self, count):
        self.data = xp.ones(count)

    @property
    def doubled(self):
        return self.data * 2


if __name__ == "__main__":
    SCALE = 99
