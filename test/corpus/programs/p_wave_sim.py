#!/usr/bin/env python3
import numpy as np
import sys


class Grid2D:
    def __init__(self, nx, ny, dx=1.0):
        self.nx, self.ny, self.dx = nx, ny, dx
        self.u = np.zeros((nx, ny))
        self.u_prev = np.zeros((nx, ny))
        self.c = np.full((nx, ny), 0.5)
        self.c[nx // 2:, :] = 0.3

    def laplacian(self, f):
        out = np.zeros_like(f)
        out[1:-1, 1:-1] = (f[2:, 1:-1] + f[:-2, 1:-1] + f[1:-1, 2:] + f[1:-1, :-2] - 4 * f[1:-1, 1:-1]) / self.dx**2
        return out

    def step(self, dt):
        nxt = 2 * self.u - self.u_prev + (self.c * dt) ** 2 * self.laplacian(self.u)
        nxt[0] = nxt[-1] = 0
        nxt[:, 0] = nxt[:, -1] = 0
        self.u_prev, self.u = self.u, nxt

    def energy(self):
        v = self.u - self.u_prev
        gx, gy = np.gradient(self.u)
        return float((v**2).sum() + (self.c**2 * (gx**2 + gy**2)).sum())


def gaussian(nx, ny, x0, y0, s):
    x = np.arange(nx)[:, None]
    y = np.arange(ny)[None, :]
    return np.exp(-((x - x0) ** 2 + (y - y0) ** 2) / (2 * s**2))


steps = int(sys.argv[1]) if len(sys.argv) > 1 else 150
g = Grid2D(64, 48)
g.u += gaussian(64, 48, 16, 24, 3)
g.u_prev[:] = g.u
probe = np.zeros(steps)
snaps = []
for n in range(steps):
    g.step(0.9)
    probe[n] = g.u[40, 24]
    if n % 50 == 0:
        snaps.append(g.u.copy())
stack = np.array(snaps)
spectrum = np.abs(np.fft.rfft(probe * np.hanning(steps)))
peak = spectrum.argmax()
energy = g.energy()
section = g.u[:, 24]
half = g.u[::2, ::2]
norm = (half - half.min()) / (np.ptp(half) + 1e-12)
img = (norm * 255).astype(np.uint8)
tridiag = np.diag(-2 * np.ones(20)) + np.diag(np.ones(19), 1) + np.diag(np.ones(19), -1)
w, v = np.linalg.eigh(tridiag)
modes = v[:, :3].T
print(stack.shape, spectrum.size, energy > 0, img.shape, img.dtype, modes.shape, section.strides)
