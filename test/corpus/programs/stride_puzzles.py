import numpy as np
from numpy import broadcast_to
from numpy.lib.stride_tricks import as_strided as st, sliding_window_view as swv
a = np.arange(20, dtype=np.int16)
w = swv(a, 5); every = w[::3, ::2]; toe = st(a[4:], (4, 5), (2, -2)); diag = st(np.arange(16).reshape(4, 4), (4,), (40,)); const = st(np.array(7.), (3, 3), (0, 0)); han = st(a, (5, 6), (2, 2), writeable=False)
print(w.shape, w.strides, every, toe, diag, const, han[-1], w.flags.writeable, w.base is not None)
im = np.arange(36).reshape(6, 6); blocks = im.reshape(3, 2, 3, 2).swapaxes(1, 2); back = blocks.swapaxes(1, 2).reshape(6, 6); tiles = st(im, (2, 2, 3, 3), (144, 24, 48, 8)); w2 = swv(im, (3, 3)); pool = w2[::3, ::3].max((-1, -2)); cols = w2.reshape(-1, 9)
print(blocks.shape, blocks.strides, (back == im).all(), tiles[1, 0], w2.shape, pool, cols.flags.owndata, np.shares_memory(tiles, im))
r = im[::-1, ::-2]; t = im.T[1:4]; n = im[None, :, None]; tr = np.transpose(n, (2, 1, 0, 3)); f = np.asfortranarray(im); fr = f.ravel(order="K"); fc = f.ravel(); v = f.reshape(9, 4, order="F"); u8 = im.view(np.uint8); part = u8[:, ::8]; cpl = np.arange(8.).view(complex); re = cpl.real; im_ = cpl.imag
print(r.strides, r.base is im.base, t.flags.f_contiguous, n.strides, tr.shape, fr[:3], fc[:3], v.strides, u8.shape, part.strides, re.strides, im_, im_.base is not None)
b = broadcast_to(np.arange(3), (4, 3)); c = broadcast_to(np.arange(4)[:, None], (4, 3)); s = b + c; g1, g2 = np.broadcast_arrays(np.arange(2)[:, None], np.arange(3)); bc = np.broadcast(np.ones((2, 1)), np.ones(3)); og = np.ogrid[:3, :4]; mg = np.mgrid[0:2, 0:3]; mm = mg[0] + mg[1]*1j
print(b.strides, c.strides, s.strides, g1.strides, g2.strides, bc.shape, [o.shape for o in og], mg.strides, mm.dtype, b.nbytes, b.size*b.itemsize)
x = np.zeros((4, 6), order="F"); y = x + 1; z = x[:, ::2] + 1; e = np.empty_like(x[::2], order="C"); k = x.copy(order="K"); l = np.ascontiguousarray(x); q = x.T.reshape(-1); q[0] = 5; p = np.moveaxis(np.zeros((2, 3, 4)), 0, 2) + 0; o = np.swapaxes(p, 0, 1).copy("A")
print(y.flags.f_contiguous, z.strides, e.strides, k.strides, l.strides, x[0, 0], p.strides, o.strides)
roll = np.roll(a, 3); rot = np.rot90(im); fl = np.flip(im, 0); ravel = im[:, 1:3].ravel(); sl = im[1:5:2, ...]; el = im[..., 0]; newax = a[np.newaxis, ::2]; sub = im[1:, 1:]; sub[...] = -1; flatv = im.flat; flatv[::7] = 100; lag = np.stack([a[i:i+4] for i in range(3)]); circ = a[(np.arange(5)[:, None] - np.arange(3)) % 5]
print(roll[:3], rot.strides, fl.strides, ravel.size, sl.strides, el.strides, newax.shape, im, lag.strides, circ)
