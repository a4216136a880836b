import numpy as np
W, H = 40, 30
img = np.zeros((H, W, 3), np.uint8); zbuf = np.full((H, W), np.inf, dtype=np.float32)
cube = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], dtype=float)
tris = np.array([[0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1], [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3]])
def rot(axis, t):
    c, s = np.cos(t), np.sin(t); R = np.eye(3); i, j = [k for k in range(3) if k != axis]
    R[i, i] = R[j, j] = c; R[i, j], R[j, i] = -s, s
    return R
M = np.eye(4); M[:3, :3] = rot(0, .5) @ rot(1, .7); M[2, 3] = 5
hom = np.c_[cube, np.ones(len(cube))] @ M.T
scr = np.stack([hom[:, 0]/hom[:, 2]*30 + W/2, hom[:, 1]/hom[:, 2]*30 + H/2], axis=-1)
yy, xx = np.mgrid[:H, :W] + .5
def edge(a, b): return (xx - a[0])*(b[1]-a[1]) - (yy - a[1])*(b[0]-a[0])
drawn = 0
for n, (a, b, c) in enumerate(tris):
    pa, pb, pc = scr[[a, b, c]]
    area = (pc[0]-pa[0])*(pb[1]-pa[1]) - (pc[1]-pa[1])*(pb[0]-pa[0])
    if area <= 0: continue
    w = np.stack([edge(pb, pc), edge(pc, pa), edge(pa, pb)])/area
    inside = (w >= 0).all(axis=0)
    depth = np.tensordot(hom[[a, b, c], 2], w, axes=1)
    hit = inside & (depth < zbuf)
    zbuf[hit] = depth[hit]; img[hit] = (20*n + 15, 255 - 20*n, 128)
    drawn += 1
print(scr.shape, hom.dtype, w.shape, depth.dtype, zbuf.dtype, img.shape, 3 <= drawn <= 6, np.isfinite(zbuf).any())
nv = np.cross(cube[tris[:, 1]] - cube[tris[:, 0]], cube[tris[:, 2]] - cube[tris[:, 0]])
nv = nv/np.linalg.norm(nv, axis=1, keepdims=True)
vn = np.zeros_like(cube); np.add.at(vn, tris, nv[:, None]); cnt = np.bincount(tris.ravel())
vol = np.einsum("ij,ij->", cube[tris[:, 0]], np.cross(cube[tris[:, 1]], cube[tris[:, 2]]))/6
print(np.abs(nv).sum(1), vn.shape, cnt, abs(vol))
def line(p, q):
    n = np.abs(np.subtract(q, p)).max() + 1
    return np.rint(np.linspace(p, q, n)).astype(int)
pts = line((2, 3), (11, 7)); canvas = np.zeros((12, 16), dtype="U1"); canvas[:] = "."
canvas[tuple(pts.T[::-1])] = "o"
print("\n".join(map("".join, canvas)), pts.shape)
