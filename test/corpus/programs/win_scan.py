import numpy as np
def runs_of(mask):
    e = np.diff(np.r_[0, mask.astype(np.int8), 0]); return np.c_[np.flatnonzero(e == 1), np.flatnonzero(e == -1)]
load = np.array([3, 9, 8, 2, 7, 9, 9, 1, 0, 6, 9, 4], dtype=np.uint8); busy = load >= 7; R = runs_of(busy); L = R[:, 1] - R[:, 0]; peak = [int(load[a:b].max()) for a, b in R]; merged = R[:1].tolist()
for a, b in R[1:].tolist():
    if a - merged[-1][1] <= 2: merged[-1][1] = b
    else: merged.append([a, b])
iv = np.array([[1, 4], [2, 6], [8, 9], [5, 7]]); ev = np.r_[np.c_[iv[:, 0], np.ones(4, int)], np.c_[iv[:, 1], -np.ones(4, int)]]; ev = ev[np.lexsort((ev[:, 1], ev[:, 0]))]; depth = ev[:, 1].cumsum(); rooms = depth.max(); cover = np.zeros(10, int); np.add.at(cover, iv[:, 0], 1); np.add.at(cover, iv[:, 1], -1); cover = cover.cumsum()
print(R, L, peak, merged, depth, rooms, cover, R.dtype, load.dtype)
def kadane(a): cur = np.empty_like(a); cur[0] = a[0]; [cur.__setitem__(i, max(a[i], cur[i-1] + a[i])) for i in range(1, a.size)]; return cur
a = np.array([-2, 1, -3, 4, -1, 2, 1, -5, 4]); k = kadane(a); cs = np.r_[0, a.cumsum()]; pair = (cs[None] - cs[:, None]); pair[np.tril_indices(cs.size)] = np.iinfo(int).min; best = pair.max(); span = np.unravel_index(pair.argmax(), pair.shape); prof = np.array([7, 1, 5, 3, 6, 4]); gain = (prof - np.minimum.accumulate(prof)).max(); water = np.minimum(np.maximum.accumulate(h := np.array([0, 1, 0, 2, 1, 0, 3, 1])), np.maximum.accumulate(h[::-1])[::-1]) - h; stack, nxt = [], np.full(6, -1)
for i, v in enumerate(prof.tolist()):
    while stack and prof[stack[-1]] < v: nxt[stack.pop()] = i
    stack.append(i)
hist = [2, 1, 5, 6, 2, 3]; area = max(min(hist[i:j+1])*(j - i + 1) for i in range(6) for j in range(i, 6)); two = np.argwhere(np.triu(np.add.outer(prof, prof) == 9, 1)); three = sorted({tuple(sorted((int(x), int(y), int(-x-y)))) for x in a for y in a if -x-y in a and x != y}); M = np.array([[1, 3, 5], [2, 4, 8], [6, 7, 9]]); kth = np.partition(M, 4, axis=None)[4]; i, j = 0, 2
while M[i, j] != 4: i, j = (i+1, j) if M[i, j] < 4 else (i, j-1)
print(k, best, span, gain, water, nxt, area, two, len(three), kth, (i, j), M[::-1].T.tolist(), np.rot90(M, -1).tolist())
