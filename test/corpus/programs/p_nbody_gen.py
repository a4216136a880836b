import numpy as np

G = 6.674e-11


class Body:
    count = 0

    def __init__(self, name, mass, pos, vel):
        self.name = name
        self.mass = mass
        self.pos = np.array(pos, dtype=np.float64)
        self.vel = np.array(vel, dtype=np.float64)
        Body.count += 1

    @property
    def momentum(self):
        return self.mass * self.vel

    @staticmethod
    def distance(a, b):
        return np.linalg.norm(a.pos - b.pos)


class System:
    def __init__(self, bodies):
        self.bodies = bodies

    def forces(self):
        acc = [np.zeros(3) for _ in self.bodies]
        for i, a in enumerate(self.bodies):
            for j, b in enumerate(self.bodies):
                if i == j:
                    continue
                r = b.pos - a.pos
                acc[i] += G * b.mass * r / (np.linalg.norm(r) ** 3 + 1e-9)
        return acc

    def step(self, dt):
        acc = self.forces()
        for body, a in zip(self.bodies, acc):
            body.vel += 0.5 * dt * a
            body.pos += dt * body.vel
        for body, a in zip(self.bodies, self.forces()):
            body.vel += 0.5 * dt * a

    def energy(self):
        kin = sum(0.5 * b.mass * b.vel @ b.vel for b in self.bodies)
        pot = 0.0
        for i in range(len(self.bodies)):
            for j in range(i):
                pot -= G * self.bodies[i].mass * self.bodies[j].mass / Body.distance(self.bodies[i], self.bodies[j])
        return kin + pot

    def run(self, steps, dt):
        for k in range(steps):
            self.step(dt)
            if k % 10 == 0:
                yield k, np.array([b.pos for b in self.bodies])


sun = Body("sun", 1.989e30, [0, 0, 0], [0, 0, 0])
earth = Body("earth", 5.972e24, [1.496e11, 0, 0], [0, 29780, 0])
moon = Body("moon", 7.342e22, [1.496e11 + 3.844e8, 0, 0], [0, 29780 + 1022, 0])
system = System([sun, earth, moon])
e0 = system.energy()
frames = []
times = []
for k, pos in system.run(60, 3600.0):
    times.append(k)
    frames.append(pos)
traj = np.stack(frames)
rel = traj[:, 2] - traj[:, 1]
dist = np.linalg.norm(rel, axis=-1)
drift = abs((system.energy() - e0) / e0)
momentum = sum(b.momentum for b in system.bodies)
masses = np.array([b.mass for b in system.bodies])
com = (masses[:, None] * traj[-1]).sum(axis=0) / masses.sum()
names = [b.name for b in sorted(system.bodies, key=lambda b: -b.mass)]
print(traj.shape, dist.min() > 0, drift < 1e-3, momentum.shape, com.shape, names, Body.count, times[-1])
