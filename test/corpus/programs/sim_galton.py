import random, statistics as st
import numpy as np
random.seed(1234)
def drop(rows): return sum(random.random() < .5 for _ in range(rows))
bins = np.zeros(11, dtype=int)
for _ in range(200): bins[drop(10)] += 1
deck = [f"{r}{s}" for s in "CDHS" for r in "23456789TJQKA"]; random.shuffle(deck)
hands = np.array(deck[:20]).reshape(4, 5)
ranks = np.array([["23456789TJQKA".index(c[0]) for c in h] for h in hands])
pairs = (ranks[:, :, None] == ranks[:, None]).sum((1, 2)) > 5
dice = np.array([random.randint(1, 6) for _ in range(60)]).reshape(-1, 3)
tot = dice.sum(1); faces, n = np.unique(dice, return_counts=True)
print(bins.sum(), bins.shape, hands.shape, hands.dtype, pairs.dtype, tot.shape, n.sum(), faces.size)
heights = [random.gauss(170, 8) for _ in range(30)]
h = np.array(heights); z = (h - h.mean())/h.std(ddof=1)
print(abs(st.mean(heights) - h.mean()) < 1e-9, z.shape, abs(z.mean()) < 1e-9, st.median([3, 1, 2]))
pick = random.sample(range(100), k=6); w = random.choices("abc", weights=[5, 3, 2], k=50)
cnt = np.array([w.count(c) for c in "abc"]); board = np.array([random.uniform(-1, 1) for _ in range(40)]).reshape(20, 2)
print(len(set(pick)), cnt.sum(), np.hypot(*board.T).max() < 1.5, board.strides)
class Urn:
    def __init__(self, **balls): self.items = [c for c, k in balls.items() for _ in range(k)]
    def draw(self, k): got = random.sample(self.items, k); [self.items.remove(g) for g in got]; return got
u = Urn(red=5, blue=7); first = u.draw(4); left = np.array([u.items.count(c) for c in ("red", "blue")])
rnd = random.Random(99); seq = np.fromiter((rnd.randrange(10) for _ in range(12)), np.uint8)
print(len(first), left.sum(), seq.dtype, seq.size)
