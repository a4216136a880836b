import numpy as np
import scipy
from scipy.spatial.distance import cdist, pdist, squareform
from scipy.spatial import distance
from scipy import linalg, special, stats
from scipy.special import expit, softmax, logsumexp, gammaln
from scipy.stats import norm
import scipy.fft
rng = np.random.default_rng(3)
X = rng.random((20, 3))
Y = rng.random((15, 3)).astype(np.float32)
D = cdist(X, Y)
D2 = cdist(X, Y, "cityblock")
P = pdist(X)
S = squareform(P)
v = squareform(S)
near = D.argmin(axis=1)
eu = distance.euclidean(X[0], X[1])
A = rng.random((5, 5))
A = A @ A.T + 5 * np.eye(5)
b = rng.random(5)
x = linalg.solve(A, b)
Ai = linalg.inv(A)
w, V = linalg.eigh(A)
U, s, Vt = linalg.svd(X, full_matrices=False)
Q, R = linalg.qr(X)
L = linalg.cholesky(A, lower=True)
dt = linalg.det(A)
T = linalg.toeplitz(b)
E = linalg.expm(A.astype(np.float32))
lu = linalg.lu_factor(A)
p = expit(X)
pf = expit(Y.T)
sm = softmax(X, axis=1)
ls = logsumexp(X)
ls1 = logsumexp(X, axis=1)
gl = gammaln(np.arange(1, 5))
er = special.erf(np.asfortranarray(Y))
xl = special.xlogy(X, X)
pdf = norm.pdf(X, 0.5, 2)
cdf = norm.cdf(1.96)
q = stats.norm.ppf([0.1, 0.5])
z = stats.zscore(X)
ku = stats.kurtosis(X)
r = norm.rvs(size=(4, 2), random_state=1)
pm = stats.poisson.pmf(np.arange(6), 2.5)
F = scipy.fft.fft(X[:, 0])
Fr = scipy.fft.rfft(Y, axis=0)
Fi = scipy.fft.irfft(Fr, axis=0)
F2 = scipy.fft.fft2(Y)
fr = scipy.fft.fftfreq(20, 0.1)
dc = scipy.fft.dct(X[:, 1])
from scipy.integrate import odeint, simpson, trapezoid
from scipy.optimize import curve_fit
def rhs(y, t, k):
    return [-k * y[0], k * y[0]]
def decay(y, t):
    return [-y[0], y[0]]
tt = np.linspace(0, 5, 60)
sol = odeint(decay, [1.0, 0.0], tt)
sol2 = odeint(rhs, [1.0, 0.0], tt, args=(0.5,))
area = simpson(sol[:, 0], dx=0.1)
ar = trapezoid(sol, dx=0.1, axis=0)
popt, pcov = curve_fit(lambda x, a, c: a * np.exp(-c * x), tt, sol[:, 0])
err = np.sqrt(np.diag(pcov))
half = np.ones((2, 3), np.float32)
x2 = special.xlogy(half, 2)
x3 = special.xlogy(half, half)
x4 = special.beta(2.0, half)
x5 = special.erfinv(half.astype(np.float16) / 2)
import os
os.environ["OMP_NUM_THREADS"] = "1"
threads = os.environ.get("OMP_NUM_THREADS")
