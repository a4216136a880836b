from __future__ import annotations

from .grids import *
from .base import Shape
from . import deep

DEFAULT = grid(2)
