import numpy as np
def lorenz(s, *, sigma=10., rho=28., beta=8/3):
    x, y, z = s.T if s.ndim > 1 else s
    return np.stack((sigma*(y - x), x*(rho - z) - y, x*y - beta*z), axis=-1)
def rk4(f, s, h):
    a = f(s); b = f(s + h/2*a); c = f(s + h/2*b); d = f(s + h*c)
    return s + h*(a + 2*b + 2*c + d)/6
s = np.array([1., 1., 1.]); traj = [s]
for _ in range(80): s = rk4(lorenz, s, .01); traj.append(s)
traj = np.array(traj)
ens = np.array([1., 1, 1]) + np.arange(12).reshape(4, 3)*1e-3
for _ in range(40): ens = rk4(lorenz, ens, .01)
print(traj.shape, ens.shape, ens.dtype, traj.strides, (traj[:, 2] > 0).all())
r = np.linspace(2.5, 4, 31); x = np.full_like(r, .5)
for _ in range(30): x = r*x*(1-x)
orbit = np.empty((8, r.size))
for k in range(8): x = r*x*(1-x); orbit[k] = x
print(orbit.shape, orbit.min() > 0, orbit.max() < 1, (np.ptp(orbit[:, 0]) < 1e-3))
def euler(f, y, ts):
    for a, b in zip(ts[:-1], ts[1:]):
        yield y
        y = y + (b - a)*f(a, y)
    yield y
ts = np.linspace(0, 1, 11); decay = np.array(list(euler(lambda t, y: -2*y, 1.0, ts)))
logi = np.fromiter(euler(lambda t, y: y*(1-y), .5, ts), dtype=float, count=ts.size)
err = np.abs(decay - np.exp(-2*ts)); half = ts[np.argmax(decay < .5)]
print(decay.round(6), logi[-1] > .7, err.argmax(), half)
adv = np.exp(-((np.arange(50) - 12)/4.)**2); c = .5
for _ in range(20): adv = adv - c*(adv - np.roll(adv, 1))
u = np.where((np.arange(40) > 10) & (np.arange(40) < 20), 2., 1.)
for _ in range(10): u[1:] -= .2*u[1:]*(u[1:] - u[:-1])
wave = np.zeros((3, 60)); wave[:2, 25:35] = np.hanning(10)
for _ in range(12):
    wave[2, 1:-1] = 2*wave[1, 1:-1] - wave[0, 1:-1] + .25*(wave[1, 2:] - 2*wave[1, 1:-1] + wave[1, :-2])
    wave[:-1] = wave[1:]
print(adv.shape, adv.argmax(), u.max(), u.min() >= 1, wave.shape, wave[2].any())
A, B = np.ones((2, 20, 20)); B = B*0; B[8:12, 8:12] = 1.
lap = lambda Z: np.roll(Z, 1, 0) + np.roll(Z, -1, 0) + np.roll(Z, 1, 1) + np.roll(Z, -1, 1) - 4*Z
for _ in range(5):
    r_ = A*B*B
    A, B = A + .16*lap(A) - r_ + .035*(1-A), B + .08*lap(B) + r_ - .1*B
print(A.shape, B.flags.owndata, 0 <= B.min(), A.max() <= 1.001)
