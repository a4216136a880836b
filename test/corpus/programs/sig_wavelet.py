import numpy as np
def haar(x):
    x = np.asarray(x, float); out = []
    while x.size > 1:
        a, d = (x[::2] + x[1::2])/2, (x[::2] - x[1::2])/2
        out.append(d); x = a
    return x, out[::-1]
def unhaar(a, ds):
    for d in ds:
        new = np.empty(2*d.size); new[::2], new[1::2] = a + d, a - d
        a = new
    return a
sig = np.array([9, 7, 3, 5, 6, 10, 2, 6, 1, 1, 4, 8, 0, 0, 2, 2])
a, ds = haar(sig)
assert (unhaar(a, ds) == sig).all()
flat = np.concatenate([a, *ds]); keep = np.abs(flat) >= 1
thin = np.split(np.where(keep, flat, 0), np.cumsum([1, 1, 2, 4]))
approx = unhaar(thin[0], thin[1:])
print(a, [d.tolist() for d in ds], keep.sum(), np.abs(approx - sig).max())
def haar2(im):
    L, H = (im[:, ::2] + im[:, 1::2])*.5, (im[:, ::2] - im[:, 1::2])*.5
    return np.block([[(L[::2] + L[1::2])*.5, (H[::2] + H[1::2])*.5], [(L[::2] - L[1::2])*.5, (H[::2] - H[1::2])*.5]])
im = np.add.outer(np.arange(16.), np.arange(16)**2)
W = haar2(im); e = (W**2).sum(); q = np.array_split(W, 2, axis=1)
print(W.shape, W[8:, 8:].any(), q[0].strides, e > 0)
def wht(x):
    x = x.copy(); h = 1
    while h < len(x):
        for i in range(0, len(x), 2*h):
            u, v = x[i:i+h].copy(), x[i+h:i+2*h]
            x[i:i+h] = u + v; x[i+h:i+2*h] = u - v
        h *= 2
    return x
w = wht(sig); Hd = np.array([[1]])
for _ in range(4): Hd = np.kron([[1, 1], [1, -1]], Hd)
print(w, (Hd @ sig == w).all(), (wht(w)//16 == sig).all(), Hd.dtype)
k = np.arange(8)[:, None]; D = np.cos(np.pi*(2*np.arange(8)+1)*k/16)*np.sqrt(2/8); D[0] /= np.sqrt(2)
blk = sig.reshape(2, 8); co = blk @ D.T; quant = np.rint(co/4)*4; back = quant @ D
zz = sorted(np.ndindex(4, 4), key=lambda p: (p[0]+p[1], p[0] if (p[0]+p[1]) % 2 else p[1]))
zi, zj = np.array(zz).T
print(np.allclose(D @ D.T, np.eye(8)), co.shape, quant.dtype, np.abs(back - blk).max() < 4, zi, zj)
