"""What is masked depends on a condition that is known only when the program runs."""
import sys

import numpy as np
import numpy.ma as ma

x = np.arange(6.0)
m = ma.array(x, mask=False)
if len(sys.argv) > 1:
    m[0] = ma.masked
    m.mask = ma.nomask
else:
    m[1] = ma.masked
after = m + 1
s = m.sum()
part = m[:3]


def process(values):
    good = ma.masked_less(values, 3)
    good[good > 4] = ma.masked
    return good


for i in range(3):
    m = m * 2
res = process(x)
big = ma.zeros((500, 400))
cond = np.random.default_rng(1).random((500, 400)) > 0.5
mb = ma.masked_where(cond, big)
mb2 = mb + 1
mb3 = mb.T
mb4 = mb[10:20]
mm = mb.mean(axis=0)
img = np.random.default_rng(2).integers(0, 255, (300, 200)).astype(np.uint8)
mi = ma.masked_equal(img, 0)
half = mi // 2
norm = mi / 255.0
mean = norm.mean()
