import shapes.deep.inner as inside
import shapes
from shapes import *
from shapes import deep
from shapes.grids import square

a = shapes.DEFAULT  # is: int16[2, 2] C
b = grid(5)  # is: int16[5, 2] C
c = shapes.grids._hidden()  # is: int16[2, 3] F
first, second = inside.Inner(4).both()
d = first.T  # is: int16[2, 4] F view(first)
e = second.T  # is: int16[2, 4] F view(second)
f = square(6).points  # is: int16[6, 2] C
g = grid(1) if isinstance(square(1), shapes.Shape) else None  # is: int16[1, 2] C
h = grid(8) if deep.Base is shapes.Shape else None  # is: int16[8, 2] C
i = shapes.deep.inner.Inner(7).moved()  # is: int16[7, 2] C
