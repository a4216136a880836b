import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
CROSS = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], bool); BOX = np.ones((3, 3), dtype=bool)
def _windows(img, se, fill):
    ph, pw = (s//2 for s in se.shape)
    return sliding_window_view(np.pad(img, ((ph, ph), (pw, pw)), constant_values=fill), se.shape)
def dilate(img, se=BOX): return (_windows(img, se, False) & se).any(axis=(-2, -1))
def erode(img, se=BOX): return (_windows(img, se, True) | ~se).all((-1, -2))
opening = lambda im, se=BOX: dilate(erode(im, se), se)
closing = lambda im, se=BOX: erode(dilate(im, se), se)
yy, xx = np.ogrid[:40, :48]
disk = (yy-20)**2 + (xx-24)**2 <= 12**2
noisy = disk.copy(); noisy[::7, ::5] ^= True
clean = closing(opening(noisy, CROSS))
edge = dilate(disk) & ~erode(disk)
hat = noisy & ~opening(noisy)
print(disk.sum(), noisy.sum(), clean.dtype, edge.sum(), hat.sum())
def label(im):
    lab = np.zeros(im.shape, np.int32); cur = 0
    for y, x in zip(*im.nonzero()):
        if lab[y, x]: continue
        cur += 1; todo = [(y, x)]
        while todo:
            a, b = todo.pop()
            if not (0 <= a < im.shape[0] and 0 <= b < im.shape[1]) or lab[a, b] or not im[a, b]: continue
            lab[a, b] = cur
            todo.extend([(a-1, b), (a+1, b), (a, b-1), (a, b+1)])
    return lab, cur
tiny = np.zeros((8, 8), int); tiny[1:3, 1:3] = 1; tiny[5:, 5:] = 1; tiny[0, 7] = 1
lab, n = label(tiny)
sizes = np.bincount(lab.ravel())[1:]
com = [tuple(np.argwhere(lab == k).mean(0).tolist()) for k in range(1, n+1)]
print(n, sizes, com)
def distance(im):
    d = np.where(im, np.inf, 0.)
    cur, k = im.copy(), 0
    while cur.any():
        k += 1; cur = erode(np.pad(cur, 1), CROSS)[1:-1, 1:-1]
        d[im & ~cur & np.isinf(d)] = k
    return d
dt = distance(disk)
print(dt.max(), dt.shape, np.unravel_index(dt.argmax(), dt.shape))
