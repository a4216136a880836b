"""The text form of arrays by test/oracle/show.py."""

import pathlib
import sys

import facts
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "oracle"))
from show import show

point = np.dtype([("id", "i4"), ("pos", "f4", (3,)), ("in", [("t", "M8[s]"), ("n", "U4")])])
arrays = []
for dtype in ["?", "i8", ">i4", "f2", "f8", "g", "c16", "S5", "U3", ">U3", "V2", "M8[D]", "m8[25s]", "M8", point]:
    for shape in [(), (3,), (1,), (0, 4), (2, 3), (1, 5), (5, 1), (2, 1, 3), (3, 4, 2)]:
        a = np.zeros(shape, dtype)
        views = [a, a.T, np.asfortranarray(a)]
        if a.ndim:
            views += [a[::2], a[::-1]]
        if a.ndim > 1:
            views += [a[:, ::2], a.swapaxes(0, 1), a[:1]]
        arrays += [view for view in views if isinstance(view, np.ndarray)]
facts.store("show", [[facts.value(a), show(a, "base" if i % 3 == 0 else None)] for i, a in enumerate(arrays)])
