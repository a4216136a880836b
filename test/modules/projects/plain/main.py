import numpy as np
import util
from util import Box, apply, halves, load as read

rows = read(5)  # is: float32[5, 4] C
again = util.load(util.SCALE)  # is: float32[3, 4] C
box = Box(6)
doubled = box.doubled  # is: float64[6] C
data = box.data  # is: float64[6] C
table = util.TABLE  # is: float64[1000] C
part = table[:10]  # is: float64[10] C view(table)


def double(values):
    result = values * 2  # is: float64[3] C
    return result


twice = apply(double, np.ones(3))  # is: float64[3] C
numbers = np.zeros(4)
util.fill(numbers, 7)
# What the other file wrote is known here.
chosen = np.zeros(int(numbers[0]))  # is: float64[7] C
for half in halves(np.arange(3)):
    last = half  # is: float64
copied = util.TABLE.flatten()  # want: ND101 "8 kB copied"
# fix: copied = util.TABLE.ravel()
print(copied.sum())
