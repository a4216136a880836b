# Lennard-Jones in a box, velocity Verlet; then springs; then a pendulum
import numpy as np
N, L, dt = 16, 6.0, .002
g = (np.arange(4) + .5)*L/4
pos = np.array(np.meshgrid(g, g)).reshape(2, -1).T.copy()
vel = np.random.default_rng(9).normal(0, .1, pos.shape); vel -= vel.mean(axis=0)
i, j = np.triu_indices(N, 1)
def forces(pos):
    d = pos[i] - pos[j]; d -= L*np.round(d/L)
    r2 = (d*d).sum(axis=1); inv6 = r2**-3
    f = (24*(2*inv6**2 - inv6)/r2)[:, None]*d
    F = np.zeros_like(pos)
    np.add.at(F, i, f); np.subtract.at(F, j, f)
    return F, (4*(inv6**2 - inv6)).sum()
F, U = forces(pos); E = []
for step in range(15):
    vel += .5*dt*F; pos = (pos + dt*vel) % L
    F, U = forces(pos); vel += .5*dt*F
    E.append(.5*(vel**2).sum() + U)
E = np.asarray(E); drift = np.ptp(E)
print(pos.shape, pos.flags.c_contiguous, F.dtype, drift < .1, np.abs(F.sum(0)).max() < 1e-9, i.dtype, i.size)
rdf, edges = np.histogram(np.sqrt((((pos[i] - pos[j] + L/2) % L - L/2)**2).sum(1)), bins=10, range=(0, L/2))
print(rdf.dtype, edges.shape, rdf.sum() <= i.size)
K = 2*np.eye(6) - np.eye(6, k=1) - np.eye(6, k=-1); om2, modes = np.linalg.eigh(K)
x0 = np.zeros(6); x0[0] = 1.; amp = modes.T @ x0; tt = np.linspace(0, 10, 50)
x = (modes*amp) @ np.cos(np.sqrt(om2)[:, None]*tt)
exact = 2 - 2*np.cos(np.pi*np.arange(1, 7)/7)
print(x.shape, np.allclose(om2, exact), np.allclose(x[:, 0], x0), modes.flags.f_contiguous)
def leap(th, w, n, h=.05):
    out = np.empty((n, 2), np.float32)
    for k in range(n):
        w -= h*np.sin(th); th += h*w
        out[k] = th, w
    return out
tr = leap(1., 0., 120); turn = np.flatnonzero(np.diff(np.sign(tr[:, 1])))
print(tr.dtype, turn.size >= 1, np.abs(tr[:, 0]).max() < 1.2, tr[0])
