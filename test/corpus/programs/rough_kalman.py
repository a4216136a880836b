import numpy as np
from dataclasses import dataclass, field
@dataclass
class Track:
    x: np.ndarray; P: np.ndarray; id: int; hits: int = 0; miss: int = 0; trail: list = field(default_factory=list)
    def predict(self, F, Q): self.x = F @ self.x; self.P = F @ self.P @ F.T + Q; return self
    def update(self, z, H, R):
        S = H @ self.P @ H.T + R; K = self.P @ H.T @ np.linalg.inv(S); self.x = self.x + K @ (z - H @ self.x); self.P = (np.eye(4) - K @ H) @ self.P; self.hits += 1; self.miss = 0; self.trail.append(self.x[:2].copy())
dt = 1.; F = np.eye(4); F[[0, 1], [2, 3]] = dt; H = np.eye(2, 4); G = np.vstack([np.eye(2)*dt**2/2, np.eye(2)*dt]); Q = G @ G.T*.01; R = .25*np.eye(2)
class Tracker:
    def __init__(self, gate=9.): self.tracks, self.next, self.gate = [], 0, gate
    def step(self, Z):
        for t in self.tracks: t.predict(F, Q)
        free = set(range(len(Z)))
        if self.tracks and len(Z):
            D = np.array([[(z - H @ t.x) @ np.linalg.inv(H @ t.P @ H.T + R) @ (z - H @ t.x) for z in Z] for t in self.tracks])
            for k in np.argsort(D, axis=None):
                i, j = np.unravel_index(k, D.shape)
                if D[i, j] > self.gate: break
                if j in free and not self.tracks[i].trail[-1:] == "x" and self.tracks[i].miss == 0 or j in free and self.tracks[i].miss: self.tracks[i].update(Z[j], H, R); free.discard(int(j)); D[i] = D[:, j] = np.inf
        for j in sorted(free): self.tracks.append(Track(np.r_[Z[j], 0, 0], np.diag([1., 1, 4, 4]), self.next, trail=[Z[j]])); self.next += 1
        return len(self.tracks)
T = 8; truth = np.stack([np.c_[np.arange(T), np.arange(T)*.5], np.c_[20 - np.arange(T), np.full(T, 3.)]]); tk = Tracker(); n = [tk.step(truth[:, k]) for k in range(T)]
est = np.stack([np.array(t.trail) for t in tk.tracks[:2]]); err = np.linalg.norm(est - truth, axis=-1); ids = np.array([t.id for t in tk.tracks]); vel = np.array([t.x[2:] for t in tk.tracks[:2]])
print(n, est.shape, err.max() < 1, ids, vel.shape, tk.tracks[0].P.shape, np.allclose(tk.tracks[0].P, tk.tracks[0].P.T), tk.tracks[0].hits)
def iou(a, b):
    lo, hi = np.maximum(a[:, None, :2], b[None, :, :2]), np.minimum(a[:, None, 2:], b[None, :, 2:]); wh = np.clip(hi - lo, 0, None); inter = wh.prod(-1); area = lambda r: (r[:, 2:] - r[:, :2]).prod(1); return inter/(area(a)[:, None] + area(b) - inter)
def nms(box, s, thr=.5):
    order, keep = s.argsort()[::-1], []
    while order.size: i, order = order[0], order[1:]; keep.append(int(i)); order = order[iou(box[[i]], box[order])[0] < thr]
    return keep
B = np.array([[0, 0, 10, 10], [1, 1, 10, 10], [20, 20, 30, 30], [0, 0, 9, 11]], float); sc = np.array([.9, .8, .7, .95]); M = iou(B, B); kept = nms(B, sc); grid = np.stack(np.meshgrid(np.arange(3)*8, np.arange(2)*8, indexing="xy"), -1).reshape(-1, 2); anc = np.concatenate([grid - 4, grid + 4], 1); best = iou(anc, B).argmax(1)
print(M.round(3), kept, anc.shape, best, anc.dtype)
