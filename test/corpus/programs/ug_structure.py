import numpy as np
# in the order that the guide explains it
x = np.array([("Rex", 9, 81.0), ("Fido", 3, 27.0)], dtype=[("name", "U10"), ("age", "i4"), ("weight", "f4")])
x["age"] = 5; one = x[1]; many = x[["name", "age"]]
a = np.array([[1, 2, 3], [4, 5, 6]]); b = np.arange(0, 2, .3); c = np.linspace(0, 9, 4); d = np.zeros((2, 3, 4)); e = np.full_like(a, 7); f = np.eye(2, 3)
r = np.random.default_rng(1).random((2, 3)); s = a.sum(axis=0); cs = b.cumsum(); mn = r.min(axis=1)
y = np.arange(35).reshape(5, 7); v1, v2, v3, v4 = y[1:5:2, ::3], y[np.array([0, 2, 4]), np.array([0, 1, 2])], y[np.array([0, 2, 4]), 1], y[y > 20]
z = np.arange(81).reshape(3, 3, 3, 3); i1, i2, i3 = z[1, ..., 2], z[1, :, :, 2], z[(1, 1, 1, 1)]
vec = np.array([2., 4., 6., 8.]); vec.shape = (2, 2); vec[np.newaxis, :, 0] = 1
img = np.zeros((2, 2, 3), np.uint8); img[..., 0] = [[1, 2], [3, 4]]; pal = np.array([[0, 0, 0], [255, 0, 0], [0, 255, 0]]); lut = pal[np.array([[0, 1], [2, 0]])]
print(x, one["name"], many.dtype, b.size, c, d.strides, e, f, s, cs[-1], mn.shape, v1, v2, v3, v4, i1.strides, np.array_equal(i1, i2), i3, vec, img.sum(), lut.shape)
A = np.floor(10*r); t = A.ravel(), A.T, A.reshape(3, 2), A.reshape(3, -1); A2 = A.copy(); A2.resize((2, 6), refcheck=False); h = np.hsplit(A2, 3); vs = np.vstack((A, A)); hs = np.hstack((A, A)); cs2 = np.column_stack((np.array([4., 2.]), np.array([3., 8.])))
B = A; w = A.view(); w = w.reshape((3, 2)); w[0, 0] = 1234; sl = A[:, 1:2]; sl[:] = 10; cp = A.copy(); cp[0] = 0
idx = np.array([[3, 4], [9, 7]]); sq = (np.arange(12)**2)[idx]; time_ = np.linspace(20, 145, 5); data = np.cos(np.arange(20.)).reshape(5, 4); ind = data.argmax(axis=0); tmax = time_[ind]; dmax = data[ind, range(data.shape[1])]
m1, m2 = np.array([False, True, True]), np.array([True, False, True, False]); aa = np.arange(12).reshape(3, 4); b1, b2, b3, b4 = aa[m1, :], aa[m1], aa[:, m2], aa[m1][:, m2]; ax, bx, cx = np.ix_(np.array([2, 3, 4, 5]), np.array([8, 5, 4]), np.array([5, 4, 6, 8, 3])); res = ax + bx*cx
def mandel(h, w, maxit=20, r=2):
    x = np.linspace(-2.5, 1.5, 4*h+1); yy = np.linspace(-1.5, 1.5, 3*w+1); A, B = np.meshgrid(x, yy); C = A + B*1j; z = np.zeros_like(C); div = maxit + np.zeros(z.shape, dtype=int)
    for i in range(maxit):
        z = z**2 + C; diverge = abs(z) > r; now = diverge & (div == maxit); div[now] = i; z[diverge] = r
    return div
md = mandel(6, 6); o = np.add.outer([0, 10], [1, 2]); k = np.tile(np.r_[1:4, 0, 4], 2); c_ = np.c_[1:3, 5:7]; ll = np.where(aa > 5, aa, -aa)
print([q.shape for q in t], A2.shape, h[0].strides, vs.shape, hs.shape, cs2, B is A, w[0, 0], A[0, 0], cp[1].sum() > 0, sq, tmax, dmax.shape, b1.shape, b4, res.shape, res[3, 2, 4], md.shape, md.dtype, o, k, c_, ll[0])
