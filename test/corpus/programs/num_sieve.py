import numpy as np
from math import isqrt, gcd
from functools import reduce
def sieve(n):
    is_p = np.ones(n+1, dtype=bool); is_p[:2] = False
    is_p[4::2] = False
    for k in range(3, isqrt(n)+1, 2):
        if is_p[k]: is_p[k*k::2*k] = False
    return is_p
def wheel(n):
    """primes below n, odd numbers only"""
    s = np.ones(n//2, bool)
    for i in range(3, int(n**.5)+1, 2):
        if s[i//2]: s[i*i//2::i] = False
    return np.r_[2, 2*np.nonzero(s)[0][1:]+1]
P = sieve(1000); primes = P.nonzero()[0]
assert np.array_equal(primes, wheel(1000))
twins = primes[:-1][np.diff(primes) == 2]
gaps = np.diff(primes); big = gaps.argmax()
spf = np.arange(201)
for p in primes[primes <= 14]:
    m = spf[p*p::p]
    m[m == np.arange(p*p, 201, p)] = p
def factor(n):
    out = {}
    while n > 1:
        p = int(spf[n]); out[p] = out.get(p, 0) + 1; n //= p
    return out
phi = np.arange(101)
for p in primes:
    if p > 100: break
    phi[p::p] -= phi[p::p]//p
mu = np.ones(101, np.int8)
for p in primes[primes <= 100]:
    mu[::p] *= -1; mu[::p*p] = 0
div = np.zeros(101, int)
for d in range(1, 101): div[d::d] += 1
sig = np.zeros(501, int)
for d in range(1, 251): sig[2*d::d] += d
perfect = np.flatnonzero(sig[1:] == np.arange(1, 501)) + 1
print(primes.size, twins[:5], gaps.max(), primes[big], factor(180), phi[97], mu[30], div.argmax(), perfect)
i, j = np.mgrid[1:13, 1:13]
G = np.gcd(i, j); Lm = np.lcm(i, j); cop = (G == 1)
farey = sorted({(int(a//g), int(b//g)) for a, b, g in zip(i.flat, j.flat, G.flat) if a < b})
print(G.trace(), Lm.max(), cop.sum(), len(farey), reduce(gcd, [84, 36, 60]))
def powmod(b, e, m):
    r = np.ones_like(b)
    while e:
        if e & 1: r = r*b % m
        b = b*b % m; e >>= 1
    return r
a = np.arange(1, 97); fermat = powmod(a, 96, 97)
res = np.unique(a**2 % 97)
collatz = np.zeros(30, np.int32)
for n in range(1, 30):
    k = n
    while k != 1: k = k//2 if k % 2 == 0 else 3*k+1; collatz[n] += 1
pas = np.zeros((8, 8), dtype=object); pas[:, 0] = 1
for r in range(1, 8): pas[r, 1:] = pas[r-1, 1:] + pas[r-1, :-1]
print((fermat == 1).all(), res.size, collatz.max(), collatz.argmax(), pas[7].sum(), pas.dtype)
