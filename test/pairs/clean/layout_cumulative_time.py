import numpy as np

state = np.zeros((200, 2500), dtype=np.float32)
state[0] = 1
for t in range(1, 200):
    np.multiply(state[t - 1], 0.5, out=state[t])
print(float(state[-1, 0]))
