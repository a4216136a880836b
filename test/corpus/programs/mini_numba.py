# integer image, run lengths, and things people write with nested loops
import numpy as np
H, W = 24, 32
img = np.zeros((H, W), dtype=np.uint8)
for i in range(H):
    for j in range(W): img[i, j] = (i*7 + j*13) % 256
tot = 0
for row in img:
    for v in row[::8]: tot += int(v)
col = np.empty(W, dtype=np.float64)
for j in range(W): col[j] = img[:, j].mean()
rows = [img[i].tolist() for i in range(0, H, 6)]; arr = np.array(rows)
hist = [0]*8
for v in img.flat: hist[v >> 5] += 1
mx = img[0, 0]; where = (0, 0)
for i, j in np.ndindex(*img.shape):
    if img[i, j] > mx: mx, where = img[i, j], (i, j)
sm = np.zeros((H, W), np.float32)
for i in range(1, H-1): sm[i, 1:-1] = (img[i, :-2].astype(np.float32) + img[i, 1:-1] + img[i, 2:])/3
print(tot, col.shape, arr.shape, arr.dtype, sum(hist), mx, where, sm.dtype, img.sum())
tri = [[1]]
for _ in range(6): tri.append([1, *[a + b for a, b in zip(tri[-1], tri[-1][1:])], 1])
T = np.zeros((7, 7), int)
for k, r in enumerate(tri): T[k, :len(r)] = r
mul = np.fromfunction(lambda i, j: (i+1)*(j+1), (9, 9), dtype=int); fiz = np.array(["fizz"*(k % 3 == 0) + "buzz"*(k % 5 == 0) or str(k) for k in range(1, 16)])
out = []; k = 0
while len(out) < 5:
    k += 1
    if sum(int(c)**len(str(k)) for c in str(k)) == k and k > 9: out.append(k)
    if k > 500: break
else: out.append(-1)
dig = np.array([[int(c) for c in f"{n:04d}"] for n in range(0, 3000, 977)]); rom = "".join(s*(k // v % 10 if False else 0) for v, s in [(10, "X")]); bins = {b: [] for b in "abc"}
for n, w in enumerate(["apple", "bat", "cat", "axe", "bee"]): bins[w[0]].append(n)
idx = {k: np.array(v) for k, v in bins.items()}; pad = max(map(len, bins.values())); P = np.array([np.pad(v, (0, pad - v.size), constant_values=-1) for v in idx.values()])
print(T[-1], mul.trace(), fiz, out, dig, idx, P)
grid = np.arange(30).reshape(5, 6); walk = []; i = j = 0; up = True
while i < 5 and j < 6:
    walk.append(int(grid[i, j])); i, j = (i-1, j+1) if up else (i+1, j-1)
    if j == 6: i, j, up = i+2, 5, False
    elif i < 0: i, up = 0, False
    elif i == 5: i, j, up = 4, j+2, True
    elif j < 0: j, up = 0, True
zig = np.array(walk); cum = np.zeros_like(grid); cum[0, 0] = grid[0, 0]
for a in range(5):
    for b in range(6):
        if a or b: cum[a, b] = grid[a, b] + min(cum[a-1, b] if a else 10**6, cum[a, b-1] if b else 10**6)
mask = np.ones((5, 6), bool); mask[1:-1, 1:-1] = 0; ring = grid[mask]; inner = grid[~mask].reshape(3, 4); det2 = [int(np.linalg.det(grid[i:i+2, i:i+2]).round()) for i in range(3)]; tr = [list(c) for c in zip(*grid.tolist())]
print(zig, cum[-1, -1], ring.size, inner, det2, len(tr), np.array(tr).flags.c_contiguous, np.array(tr).strides)
