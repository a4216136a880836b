import heapq
from dataclasses import dataclass, field
from collections import defaultdict
import numpy as np
@dataclass(order=True)
class Order:
    key: tuple
    qty: int = field(compare=False)
    side: str = field(compare=False, default="buy")
class Book:
    def __init__(self): self.bids, self.asks, self.tape = [], [], []
    def add(self, side, px, qty, t):
        book, other, sgn = (self.bids, self.asks, -1) if side == "buy" else (self.asks, self.bids, 1)
        while qty and other and (px >= other[0].key[0] if side == "buy" else px <= -other[0].key[0]):
            top = other[0]; fill = min(qty, top.qty)
            self.tape.append((t, abs(top.key[0]), fill)); top.qty -= fill; qty -= fill
            if not top.qty: heapq.heappop(other)
        if qty: heapq.heappush(book, Order((sgn*px, t), qty, side))
    @property
    def spread(self): return self.asks[0].key[0] + self.bids[0].key[0] if self.asks and self.bids else float("nan")
    def depth(self, levels=3):
        out = defaultdict(int)
        for o in self.bids + self.asks: out[abs(o.key[0])] += o.qty
        px = np.array(sorted(out)); return px, np.array([out[p] for p in px.tolist()])
bk = Book()
for t, (s, p, q) in enumerate([("buy", 99, 10), ("sell", 101, 5), ("buy", 100, 7), ("sell", 100, 9), ("sell", 103, 4), ("buy", 102, 6), ("sell", 99, 3)]):
    bk.add(s, p, q, t)
tape = np.array(bk.tape, dtype=[("t", "i4"), ("px", "f8"), ("qty", "i4")])
px, qty = bk.depth()
vwap = np.average(tape["px"], weights=tape["qty"])
cum = tape["qty"].cumsum(); half = np.searchsorted(cum, cum[-1]/2)
print(tape.tolist(), px, qty, round(float(vwap), 4), half, bk.spread, cum.dtype)
pnl = np.where(np.arange(tape.size) % 2, 1, -1)*tape["px"]*tape["qty"]
grp = {p: tape[tape["px"] == p]["qty"].sum() for p in np.unique(tape["px"]).tolist()}
print(pnl, grp, tape["qty"].strides)
