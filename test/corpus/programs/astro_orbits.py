import numpy as np
from math import pi, sqrt
names = ("Mercury", "Venus", "Earth", "Mars"); a = np.array([.387, .723, 1., 1.524]); e = np.array([.2056, .0068, .0167, .0934]); T = a**1.5
def kepler(M, e, tol=1e-12):
    M, e = np.broadcast_arrays(M, e); E = M + e*np.sin(M)
    for it in range(50):
        dE = (E - e*np.sin(E) - M)/(1 - e*np.cos(E)); E = E - dE
        if np.abs(dE).max() < tol: return E, it
    raise RuntimeError("kepler")
t = np.linspace(0, 1, 9); M = 2*pi*t[:, None]/T % (2*pi); E, it = kepler(M, e)
x, y = a*(np.cos(E) - e), a*np.sqrt(1 - e**2)*np.sin(E); r = np.hypot(x, y); nu = np.arctan2(y, x); pos = np.stack([x, y], axis=-1)
print(M.shape, E.dtype, it < 10, pos.shape, pos.strides, np.allclose(r, a*(1 - e*np.cos(E))), names[int(r.mean(0).argmax())], T.round(3))
sep = np.linalg.norm(pos[:, :, None] - pos[:, None], axis=-1); near = np.where(np.eye(4, dtype=bool), np.inf, sep).argmin(-1); ph = np.arccos(np.clip((pos[:, 2]*pos[:, 3]).sum(-1)/(r[:, 2]*r[:, 3]), -1, 1))
def leapfrog(r0, v0, n, h):
    r, v = np.array(r0, float), np.array(v0, float); out = np.zeros((n, 2, 2))
    acc = lambda q: -q/(q @ q)**1.5
    for k in range(n): v = v + h/2*acc(r); r = r + h*v; v = v + h/2*acc(r); out[k] = r, v
    return out
orb = leapfrog([1, 0], [0, 1.1], 60, .05); en = .5*(orb[:, 1]**2).sum(-1) - 1/np.linalg.norm(orb[:, 0], axis=1); Lz = orb[:, 0, 0]*orb[:, 1, 1] - orb[:, 0, 1]*orb[:, 1, 0]
print(sep.shape, near[0], ph.shape, orb.shape, np.ptp(en) < 1e-3, np.ptp(Lz) < 1e-9, near.dtype)
mag = np.array([-1.46, .03, 1.25, 4.83]); flux = 10**(-.4*mag); order = flux.argsort()[::-1]; total = -2.5*np.log10(flux.sum()); ra = np.deg2rad([101.3, 279.2, 310.4]); dec = np.radians([-16.7, 38.8, 45.3]); unit = np.c_[np.cos(dec)*np.cos(ra), np.cos(dec)*np.sin(ra), np.sin(dec)]; cosd = unit @ unit.T; ang = np.degrees(np.arccos(cosd.clip(-1, 1)))
jd = lambda y, m, d: 367*y - 7*(y + (m + 9)//12)//4 + 275*m//9 + d + 1721013.5; days = np.array([jd(2000, k, 1) for k in range(1, 13)]); gaps = np.diff(days); sid = (18.697374558 + 24.06570982441908*(days - 2451545)) % 24
lam = np.linspace(200e-9, 2e-6, 40); B = 1/(lam**5*np.expm1(.014388/(lam*5778))); wien = lam[B.argmax()]; img = np.zeros((32, 32), np.float32); yy, xx = np.indices(img.shape)
for cy, cx, f in [(8, 8, 100), (20, 25, 50), (28, 4, 10)]: img += f*np.exp(-((yy - cy)**2 + (xx - cx)**2)/4)
pk = (img > 5) & (img >= np.max([np.roll(img, s, ax) for s in (-1, 1) for ax in (0, 1)], axis=0)); stars = np.argwhere(pk); cen = np.array([(img*yy).sum(), (img*xx).sum()])/img.sum(); ap = np.array([img[max(0, p[0]-3):p[0]+4, max(0, p[1]-3):p[1]+4].sum() for p in stars])
print(order, round(float(total), 3), np.allclose(cosd.diagonal(), 1), ang.shape, gaps, sid.shape, 4e-7 < wien < 6e-7, img.dtype, stars.tolist(), ap.dtype, cen.dtype)
