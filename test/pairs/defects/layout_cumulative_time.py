import numpy as np

state = np.zeros((2500, 200), dtype=np.float32)
state[:, 0] = 1
for t in range(1, 200):
    state[:, t] = state[:, t - 1] * 0.5  # want: layout
print(float(state[0, -1]))
