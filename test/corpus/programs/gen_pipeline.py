import numpy as np
from contextlib import contextmanager, ExitStack, suppress
from itertools import islice, chain, accumulate, groupby, zip_longest, count, takewhile, pairwise, starmap
import operator as op
log = []
@contextmanager
def stage(name, **opts):
    log.append(f"+{name}")
    try: yield opts
    except ZeroDivisionError as e:
        log.append(f"!{type(e).__name__}")
    finally: log.append(f"-{name}")
def source(n):
    x = 7
    for _ in range(n):
        x = (x*1103515245 + 12345) & 0x7fffffff
        yield x >> 16
def window(it, k):
    it = iter(it); buf = list(islice(it, k))
    while len(buf) == k:
        yield np.array(buf)
        buf.pop(0)
        nxt = next(it, None)
        if nxt is None: return
        buf.append(nxt)
def averager():
    total, n, avg = 0.0, 0, None
    while True:
        v = yield avg
        total += v; n += 1; avg = total/n
with stage("gen", k=4) as o:
    rows = np.stack(list(window(source(12), o["k"])))
with stage("bad"):
    1/0
    log.append("never")
co = averager(); next(co)
means = np.array([co.send(float(v)) for v in rows[:, 0]])
co.close()
print(rows.shape, rows.dtype, means[-1] == rows[:, 0].mean(), log)
ups = [list(g) for k, g in groupby(rows[0].tolist(), key=lambda v: v % 2)]
pad = np.array(list(zip_longest(*ups, fillvalue=-1)))
run = np.fromiter(accumulate(rows[1].tolist(), max), int)
sq = np.array(list(takewhile(lambda v: v < 50, (k*k for k in count()))))
d = np.array([b - a for a, b in pairwise(sq.tolist())])
dots = list(starmap(op.mul, zip(sq.tolist(), d.tolist())))
flat = np.fromiter(chain.from_iterable(ups), dtype=np.int16)
print(len(ups), pad.ndim, run, sq, d, sum(dots), flat.size)
class Buffer:
    def __enter__(self): self.a = np.zeros(3); return self.a
    def __exit__(self, *exc): self.a[:] = -1; return exc[0] is KeyError
with ExitStack() as st:
    bufs = [st.enter_context(Buffer()) for _ in range(3)]
    bufs[1][0] = 5
    snap = np.array(bufs)
with suppress(IndexError), Buffer() as b:
    b[7] = 1
with Buffer() as c: raise KeyError("x")
print(snap[:, 0], bufs[1], b, c)
def tree(n):
    yield n
    if n > 1:
        left = yield from tree(n//2)
        yield from tree(n - n//2 - (n % 2 == 0))
    return n
print(np.array(list(tree(6))), sum(1 for _ in tree(9)))
