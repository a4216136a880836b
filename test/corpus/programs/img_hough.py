import numpy as np
im = np.zeros((48, 64), dtype=bool)
im[np.arange(10, 40), np.arange(10, 40)] = True      # y = x
im[20, 5:60] = 1
n_theta = 90
thetas = np.deg2rad(np.arange(-90, 90, 180//n_theta))
diag = int(np.ceil(np.hypot(*im.shape)))
acc = np.zeros((2*diag + 1, thetas.size), dtype=np.uint16)
ys, xs = np.nonzero(im)
cos, sin = np.cos(thetas), np.sin(thetas)
rho = np.rint(xs[:, None]*cos + ys[:, None]*sin).astype(int) + diag
cols = np.broadcast_to(np.arange(thetas.size), rho.shape)
np.add.at(acc, (rho, cols), 1)
best = np.unravel_index(acc.argmax(), acc.shape)
print(acc.shape, acc.dtype, rho.shape, cols.strides, int(acc.max()) >= 50, [type(b).__name__ for b in best])
top = np.argsort(acc, axis=None)[::-1][:5]
rr, tt = np.unravel_index(top, acc.shape)
lines = np.stack([rr - diag, tt], axis=1)
votes = acc[rr, tt]
print(lines.shape, lines.dtype, votes[0] >= votes[-1])
# same thing, column by column with bincount
acc2 = np.empty_like(acc)
for j in range(thetas.size):
    acc2[:, j] = np.bincount(rho[:, j], minlength=len(acc))
same = (acc == acc2).all()
print(same, acc2.flags.c_contiguous)
