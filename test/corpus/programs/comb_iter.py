import itertools as it, operator, math
import numpy as np
C = np.array(list(it.combinations(range(5), 3))); P = np.array(list(it.permutations("abc"))); Q = np.array([*it.product((0, 1), repeat=3)], dtype=bool); W = np.array(list(it.combinations_with_replacement([1, 2, 3], 2))); ch = np.fromiter(it.chain([1, 2], (3,), range(4, 6)), dtype=np.int16); cyc = np.array(list(it.islice(it.cycle("xy"), 5))); rep = np.array(list(it.repeat(7, 3))); st = np.array(list(it.islice(it.count(10, -3), 4))); comp = np.array(list(it.compress(range(6), [1, 0, 1, 0, 1, 1]))); dw = list(it.dropwhile(lambda v: v < 3, [1, 5, 2])); ff = list(it.filterfalse(lambda v: v % 2, range(6))); t1, t2 = it.tee(iter([1, 2, 3])); sm = sum(t1), list(t2); acc = np.array(list(it.accumulate([1, 2, 3, 4], operator.mul))); bat = [list(b) for b in zip(*[iter("abcdef")]*3)]
print(C.shape, P[0], P.dtype, Q.sum(1), W, ch, cyc, rep, st, comp, dw, ff, sm, acc, bat)
def derange(n): p = np.array(list(it.permutations(range(n)))); return p[(p != np.arange(n)).all(1)]
def parts(n, m=None):
    m = m or n
    if n == 0: yield []; return
    for k in range(min(n, m), 0, -1):
        for r in parts(n - k, k): yield [k, *r]
def subsets(s): return it.chain.from_iterable(it.combinations(s, r) for r in range(len(s) + 1))
def gray(n): return np.zeros((1, 0), int) if n == 0 else np.concatenate([np.c_[np.zeros((2**(n-1), 1), int), g := gray(n-1)], np.c_[np.ones((2**(n-1), 1), int), g[::-1]]])
D = derange(4); pt = [len(p) for p in parts(6)]; S = np.array([sum(s) for s in subsets((1, 2, 4))]); G = gray(3); lat = np.array([np.roll(np.arange(4), -k) for k in range(4)]); cat = np.array([math.comb(2*n, n)//(n+1) for n in range(8)]); st2 = np.zeros((6, 6), int); st2[0, 0] = 1
for n in range(1, 6):
    for k in range(1, n+1): st2[n, k] = k*st2[n-1, k] + st2[n-1, k-1]
inv = [sum(a > b for a, b in it.combinations(p, 2)) for p in it.permutations(range(3))]; sign = (-1)**np.array(inv); det = sum(s*math.prod(m[i] for m, i in zip([[2, 0, 1], [1, 3, 2], [1, 1, 1]], p)) for s, p in zip(sign.tolist(), it.permutations(range(3)))); mult = math.factorial(6)//math.prod(map(math.factorial, (1, 2, 3))); jos = list(range(1, 8)); k = 0
while len(jos) > 1: k = (k + 2) % len(jos); jos.pop(k)
bino = np.array([[math.comb(n, r) for r in range(6)] for n in range(6)]); hock = bino[:, 2].sum() == math.comb(6, 3); ruler = np.array([(n & -n).bit_length() for n in range(1, 9)]); thue = np.array([bin(n).count("1") & 1 for n in range(8)]); farey = sorted({(a/b) for b in range(1, 5) for a in range(b + 1)}); egypt, x = [], (4, 13)
while x[0]: d = -(-x[1]//x[0]); egypt.append(d); x = (x[0]*d - x[1], x[1]*d)
print(D.shape, len(pt), S, G, lat.sum(0), cat, st2[-1], inv, sign, det, mult, jos, hock, ruler, thue, len(farey), egypt)
