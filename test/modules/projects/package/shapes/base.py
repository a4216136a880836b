from typing import TYPE_CHECKING

import numpy as np

from . import grids

if TYPE_CHECKING:
    from .nowhere import Nothing


class Shape:
    unit = np.int16(4)

    def __init__(self, count: "Nothing"):
        self.points = grids.grid(count)

    def moved(self):
        return self.points + self.unit
