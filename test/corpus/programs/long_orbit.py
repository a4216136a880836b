import numpy as np


def simulate(n_steps, dt=0.01):
    pos = np.array([1.0, 0.0])
    vel = np.array([0.0, 1.0])
    history = np.empty((n_steps, 2))
    energy = np.empty(n_steps)
    for i in range(n_steps):
        acc = -pos / np.linalg.norm(pos) ** 3
        half = vel + 0.5 * dt * acc
        pos = pos + dt * half
        new_acc = -pos / np.linalg.norm(pos) ** 3
        vel = half + 0.5 * dt * new_acc
        history[i] = pos
        energy[i] = 0.5 * (vel @ vel)
    tail = history[-100:]
    xs = tail[:, 0]
    return history, energy, xs


hist, en, xs = simulate(50_000)
ys = hist[:, 1]
mean = ys.mean()
window = en[-500:]
print(window.shape, xs.shape)
