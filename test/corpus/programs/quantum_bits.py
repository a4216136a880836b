import numpy as np
from functools import reduce
I2 = np.eye(2); X = np.array([[0, 1], [1, 0]]); Z = np.diag([1, -1]); Y = np.array([[0, -1j], [1j, 0]]); H = np.array([[1, 1], [1, -1]])/np.sqrt(2); S = np.diag([1, 1j])
kron = lambda *ms: reduce(np.kron, ms)
def gate(U, k, n): return kron(*[U if i == k else I2 for i in range(n)])
def cnot(c, t, n):
    out = np.zeros((2**n, 2**n), dtype=int)
    for b in range(2**n): out[b ^ ((b >> (n-1-c) & 1) << (n-1-t)), b] = 1
    return out
def apply(state, U, k): return np.moveaxis(np.tensordot(U, state, axes=(1, k)), 0, k)
psi = np.zeros(8); psi[0] = 1; psi = gate(H, 0, 3) @ psi; psi = cnot(0, 1, 3) @ psi; psi = cnot(1, 2, 3) @ psi
ten = apply(np.eye(1, 8).reshape(2, 2, 2), H, 0); prob = np.abs(psi)**2; rho = np.outer(psi, psi.conj()); r6 = rho.reshape((2,)*6); red = np.einsum("abcdbc->ad", r6); pur = np.trace(red @ red)
print(psi.round(6), prob.round(6), rho.shape, red.round(6), round(float(pur), 6), ten.strides, X.dtype, Y.dtype)
comm = X @ Y - Y @ X; ok = np.array_equal(comm, 2j*Z); pauli = np.stack([I2, X, Y, Z]); co = np.einsum("kij,ji->k", pauli, H).real/2; back = np.tensordot(co, pauli, 1); uni = [np.allclose(U @ U.conj().T, I2) for U in (X, Y, Z, H, S)]
n = 3; mark = 5; O = np.eye(8); O[mark, mark] = -1; D = np.full((8, 8), 2/8) - np.eye(8); s = np.full(8, 8**-.5)
for _ in range(2): s = D @ (O @ s)
F = np.exp(2j*np.pi*np.outer(np.arange(8), np.arange(8))/8)/np.sqrt(8); q = F @ np.eye(8)[3]; rng = np.random.default_rng(0); shots = rng.choice(8, 50, p=prob/prob.sum()); cnt = np.bincount(shots, minlength=8)
print(ok, co.round(6), np.allclose(back, H), uni, (s**2).argmax(), (s**2).max() > .9, np.allclose(F.conj().T @ F, np.eye(8)), q.dtype, cnt[[1, 2, 3, 4, 5, 6]].sum())
N = 60; x = np.linspace(-5, 5, N); dx = x[1] - x[0]; Ham = np.diag(1/dx**2 + .5*x**2) + np.diag(np.full(N-1, -.5/dx**2), 1) + np.diag(np.full(N-1, -.5/dx**2), -1); E, V = np.linalg.eigh(Ham); dens = V[:, :3]**2/dx; nodes = (np.diff(np.sign(V[:, 2][np.abs(V[:, 2]) > 1e-6])) != 0).sum()
wp = np.exp(-(x + 2)**2 + 2j*x); wp = wp/np.sqrt((np.abs(wp)**2).sum()*dx); U = V @ np.diag(np.exp(-1j*E*.1)) @ V.T; wt = U @ wp; ex = (np.abs(wt)**2*x).sum()*dx; spin = np.linalg.eigvalsh(sum(kron(P, P).real for P in (X, Y, Z)))
print(E[:3].round(1), dens.shape, nodes, wp.dtype, np.isclose((np.abs(wt)**2).sum()*dx, 1), -5 < ex < 5, spin.round(6))
