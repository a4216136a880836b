"""Leapfrog integration of a small cluster."""
import numpy as np

G = 1.0
SOFT = 0.05


def start(n, seed=1):
    rng = np.random.default_rng(seed)
    pos = rng.normal(size=(n, 3))
    vel = rng.normal(size=(n, 3)) * 0.1
    mass = np.ones(n) / n  
    return pos, vel, mass


def acceleration(pos, mass):
    d = pos[None, :, :] - pos[:, None, :]
    r2 = (d**2).sum(-1) + SOFT**2  # want: temp
    w = mass[None, :] * r2**-1.5
    return G * (d * w[:, :, None]).sum(axis=1)  # want: temp


def energy(pos, vel, mass):
    kinetic = 0.5 * float(mass @ (vel**2).sum(axis=1))
    total = 0.0
    for i in range(len(pos) - 1):
        d = pos[i + 1 :] - pos[i]
        r = np.sqrt(np.einsum("ij,ij->i", d, d))
        total -= G * mass[i] * float((mass[i + 1 :] / r).sum())
    return kinetic + total


def simulate(n=300, steps=4, dt=0.01):
    pos, vel, mass = start(n)
    track = np.empty((0, n, 3))
    acc = acceleration(pos, mass)
    for step in range(steps):
        vel = vel + 0.5 * dt * acc
        pos = pos + dt * vel
        acc = acceleration(pos, mass)
        vel += 0.5 * dt * acc
        track = np.append(track, pos[None], axis=0)  # want: grow
    return track, energy(pos, vel, mass)


track, e = simulate()
spread = track.std(axis=1)
print(track.shape, spread[-1].round(3), round(e, 4))
