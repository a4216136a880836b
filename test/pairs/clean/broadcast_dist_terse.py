import numpy as np
X = np.ones((1200, 8), np.float32); C = np.zeros((50, 8), np.float32)
d = X @ C.T
d *= -2
d += np.einsum('ij,ij->i', X, X)[:, None]
d += np.einsum('ij,ij->i', C, C)
lab = d.argmin(1)
for k in range(50):
    C[k] = X.mean(0, where=(lab == k)[:, None]) if (lab == k).any() else 0
cnt = np.bincount(lab, minlength=50)
print(cnt[:3])
