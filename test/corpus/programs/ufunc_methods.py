import numpy as np
from numpy import add, multiply as mul, maximum as mx, minimum, subtract as sub
a = np.arange(1, 9); M = a.reshape(2, 4)
print(add.reduce(a), mul.reduce(M, axis=1), mx.accumulate([3, 1, 4, 1, 5]), sub.outer(a[:3], a[:2]), add.reduceat(a, [0, 3, 5]), mul.accumulate(M, axis=0))
hist = np.zeros(5, int); add.at(hist, [0, 1, 1, 4, 4, 4], 1); mn = np.full(3, 9.); minimum.at(mn, [0, 0, 2], [5, 3, 7]); sq = np.arange(5.); np.square.at(sq, [1, 2, 2]) if False else mul.at(sq, [2, 2, 3], 2)
acc = np.zeros((2, 3)); add.at(acc, (np.array([0, 1, 0]), np.array([2, 2, 2])), np.array([1., 2, 3])); add.at(acc, np.s_[:, 0], 10)
print(hist, mn, sq, acc)
out = np.empty(4); r = np.sqrt(np.array([1., 4, 9, 16]), out=out); w = add(M[0], M[1], where=[True, False, True, True], out=np.zeros(4, int)); dt = add(a, a, dtype=np.float32); cast = np.negative(a, dtype="i2", casting="unsafe")
q, m = np.divmod(a, 3); fr, ip = np.modf([1.5, -2.25]); man, ex = np.frexp([1., 6., .2]); ld = np.ldexp(man, ex); lo, hi = np.bitwise_and(a, 3), a >> 1
print(r is out, w, dt.dtype, cast.dtype, q, m, fr, ip, man, ex, ld, lo, hi)
tot = add.reduce(M, axis=None, keepdims=True); ini = add.reduce([], initial=5.); mk = add.reduce(M, axis=1, where=M % 2 == 0); amx = mx.reduce(M, axis=(0, 1)); lgc = np.logical_or.reduce(M > 7, axis=0); bw = np.bitwise_or.reduce(a); gc = np.gcd.reduce([12, 18, 30]); hyp = np.hypot.reduce([3., 4., 12.])
print(tot, ini, mk, amx, lgc, bw, gc, hyp, add.nin, add.nout, add.identity, np.power(2, a[:4]), np.float_power(4, .5), np.fmod(-7, 3), np.remainder(-7, 3))
py = np.frompyfunc(lambda x: x*2 + 1, 1, 1)(a).astype(np.int64); vec = np.vectorize(lambda s, n: str(s)*int(n))(np.array(["a", "b"]), 2); seg = np.repeat([0, 1, 2], [3, 2, 3]); starts = np.flatnonzero(np.r_[1, np.diff(seg)])
means = add.reduceat(a, starts)/np.diff(np.r_[starts, a.size]); tops = mx.reduceat(a, starts); run = a - np.repeat(add.reduceat(a, starts), [3, 2, 3])
def ema(x, k): return np.frompyfunc(lambda p, v: p + k*(v - p), 2, 1).accumulate(x.astype(object)).astype(float)
print(py, vec, means, tops, run, ema(a.astype(float), .5), mx(M, [[3], [6]]), add(*M), add(1, [2], dtype=complex))
big = np.full(3, 2**31 - 1, np.int32); wrap = big + np.int32(1); up = big + np.int64(1); u8 = np.array([250, 5], np.uint8); u2 = u8 + np.uint8(10); sat = np.minimum(u8.astype(int) + 10, 255).astype(np.uint8); sh = np.left_shift(np.uint8(1), np.arange(8, dtype=np.uint8)); inv = ~u8; fl = u8/2; fd = u8//2; mixd = u8 - np.int8(1); bb = np.array([True, False]) + np.array([True, True])
print(wrap, up.dtype, u2, sat, sh, inv, fl.dtype, fd.dtype, mixd.dtype, bb, np.result_type(np.int8, np.uint8), np.can_cast(np.int64, np.float32), np.promote_types("i4", "f4"))
