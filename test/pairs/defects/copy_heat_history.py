import numpy as np

n, steps = 400, 60
t = np.zeros((n, n), dtype=np.float32)
t[0] = 100
history = np.empty((steps, n), dtype=np.float32)
lap = np.empty((n - 2, n - 2), dtype=np.float32)
for s in range(steps):
    np.add(t[:-2, 1:-1], t[2:, 1:-1], out=lap)
    lap += t[1:-1, :-2]
    lap += t[1:-1, 2:]
    lap *= 0.25
    t[1:-1, 1:-1] = lap
    history[s] = t[:, n // 2]
final = np.copy(history)[-1]  # want: copy
print(float(final.max()), history.shape)
