import numpy as np
X = np.ones((1200, 8), np.float32); C = np.zeros((50, 8), np.float32)
d = ((X[:,None] - C[None])**2).sum(-1)  # want: broadcast
lab = d.argmin(1)
for k in range(50):
    C[k] = X[lab == k].mean(0) if (lab == k).any() else 0
onehot = np.eye(50)[lab]  # want: temp
cnt = onehot.sum(0)
print(cnt[:3])
