"""Track a noisy target with a constant velocity Kalman filter."""
from __future__ import annotations
import argparse
import logging
from dataclasses import dataclass, field
import numpy as np

logging.basicConfig(level=logging.WARNING)
log = logging.getLogger(__name__)


@dataclass
class KalmanFilter:
    dt: float
    q: float = 0.05
    r: float = 1.0
    x: np.ndarray = field(default_factory=lambda: np.zeros(4))
    P: np.ndarray = field(default_factory=lambda: np.eye(4) * 10.0)

    def __post_init__(self):
        dt = self.dt
        self.F = np.array([[1, 0, dt, 0], [0, 1, 0, dt], [0, 0, 1, 0], [0, 0, 0, 1]], dtype=float)
        self.H = np.array([[1, 0, 0, 0], [0, 1, 0, 0]], dtype=float)
        G = np.array([[dt**2 / 2, 0], [0, dt**2 / 2], [dt, 0], [0, dt]])
        self.Q = G @ G.T * self.q
        self.R = np.eye(2) * self.r

    def predict(self):
        self.x = self.F @ self.x
        self.P = self.F @ self.P @ self.F.T + self.Q
        return self.x

    def update(self, z: np.ndarray) -> np.ndarray:
        y = z - self.H @ self.x
        S = self.H @ self.P @ self.H.T + self.R
        K = np.linalg.solve(S.T, (self.P @ self.H.T).T).T
        self.x = self.x + K @ y
        I_KH = np.eye(4) - K @ self.H
        self.P = I_KH @ self.P @ I_KH.T + K @ self.R @ K.T
        return y


def simulate(n: int, dt: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    acc = rng.normal(scale=0.2, size=(n, 2))
    vel = np.cumsum(acc * dt, axis=0) + [1.0, 0.5]
    pos = np.cumsum(vel * dt, axis=0)
    meas = pos + rng.normal(scale=1.0, size=pos.shape)
    return pos, meas


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--dt", type=float, default=0.5)
    parser.add_argument("--seed", type=int, default=42)
    args = parser.parse_args(argv)
    truth, meas = simulate(args.steps, args.dt, args.seed)
    kf = KalmanFilter(args.dt)
    est = np.empty((args.steps, 4))
    innov = []
    for i, z in enumerate(meas):
        kf.predict()
        innov.append(kf.update(z))
        est[i] = kf.x
    innov = np.array(innov)
    err = est[:, :2] - truth
    rmse = np.sqrt((err**2).mean(axis=0))
    raw = np.sqrt(((meas - truth) ** 2).mean(axis=0))
    log.info("rmse %s raw %s", rmse, raw)
    speed = np.hypot(est[:, 2], est[:, 3])
    print(rmse.round(3), raw.round(3), speed[-5:].round(2), innov.std(axis=0).round(2))


if __name__ == "__main__":
    main([])
