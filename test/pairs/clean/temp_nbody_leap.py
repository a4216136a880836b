"""Leapfrog integration of a small cluster."""
import numpy as np

G = 1.0
SOFT = 0.05


def start(n, seed=1):
    rng = np.random.default_rng(seed)
    pos = rng.normal(size=(n, 3))
    vel = rng.normal(size=(n, 3)) * 0.1
    mass = np.full(n, 1 / n)
    return pos, vel, mass


def acceleration(pos, mass):
    d = pos[None, :, :] - pos[:, None, :]
    r2 = np.einsum("ijk,ijk->ij", d, d)
    r2 += SOFT**2
    w = r2**-1.5
    w *= mass
    return G * np.einsum("ijk,ij->ik", d, w)


def energy(pos, vel, mass):
    kinetic = 0.5 * float(mass @ np.einsum("ij,ij->i", vel, vel))
    total = 0.0
    for i in range(len(pos) - 1):
        d = pos[i + 1 :] - pos[i]
        r = np.sqrt(np.einsum("ij,ij->i", d, d))
        total -= G * mass[i] * float((mass[i + 1 :] / r).sum())
    return kinetic + total


def simulate(n=300, steps=4, dt=0.01):
    pos, vel, mass = start(n)
    track = np.empty((steps, n, 3))
    acc = acceleration(pos, mass)
    for step in range(steps):
        vel += 0.5 * dt * acc
        pos += dt * vel
        acc = acceleration(pos, mass)
        vel += 0.5 * dt * acc
        track[step] = pos
    return track, energy(pos, vel, mass)


track, e = simulate()
spread = track.std(axis=1)
print(track.shape, spread[-1].round(3), round(e, 4))
