import numpy as np, contextvars
RUN = contextvars.copy_context().run
rng = np.random.default_rng(7)
RUN(rng.random, 2)
a = rng.random()
b = np.arange(4)[::-1].copy()
RUN(b.sort)
c = b[0]
np.random.seed(3)
RUN(np.random.rand)
d = np.random.rand()
ms = np.random.RandomState(5)
RUN(ms.rand)
e = ms.rand()
f = b.fill
g = np.ones(3)
RUN(g.fill, 2)
h = g[0] + 1
l = [1]
RUN(l.append, 3)
i = np.zeros(len(l))
