import numpy as np


class Filter:
    def __init__(self, n):
        self.x = np.zeros(n)
        self.P = np.eye(n)
        self.F = np.eye(n) + np.diag(np.ones(n - 1), 1) * 0.1
        self.H = np.zeros((1, n))
        self.H[0, 0] = 1
        self.R = np.array([[0.5]])

    def predict(self):
        self.x = self.F @ self.x
        self.P = self.F @ self.P @ self.F.T
        return self.x

    def update(self, z):
        H, P = self.H, self.P
        S = H @ P @ H.T + self.R
        K = P @ H.T @ np.linalg.inv(S)
        y = z - H @ self.x
        self.x = self.x + K @ y
        self.P = P - K @ H @ P
        return K


kf = Filter(2)
rng = np.random.default_rng(8)
meas = np.cumsum(rng.normal(size=40_000))
track = np.empty((meas.size, 2))
for i in range(meas.size):
    pred = kf.predict()
    gain = kf.update(meas[i:i + 1])
    state = kf.x
    track[i] = state
    corner = kf.P[:1, :1]
pos = track[:, 0]
speed = track[:, 1]
resid = meas - pos
P = kf.P
diag = P.diagonal()
print(resid.shape, diag.shape)
