import numpy as np, heapq
MAZE = """
#########
#S..#...#
#.#.#.#.#
#.#...#.#
#.#####.#
#......E#
#########""".strip("\n")
g = np.array([list(r) for r in MAZE.split("\n")])
wall = g == "#"
S, E = (tuple(map(int, np.argwhere(g == c)[0])) for c in "SE")
def astar(wall, s, e):
    h = np.abs(np.indices(wall.shape) - np.array(e)[:, None, None]).sum(0)
    dist = np.full(wall.shape, np.iinfo(np.int32).max, np.int32); dist[s] = 0
    came, heap, popped = {}, [(int(h[s]), s)], 0
    while heap:
        _, cur = heapq.heappop(heap); popped += 1
        if cur == e: break
        for dy, dx in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            nb = cur[0]+dy, cur[1]+dx
            if wall[nb]: continue
            nd = dist[cur] + 1
            if nd < dist[nb]:
                dist[nb] = nd; came[nb] = cur
                heapq.heappush(heap, (int(nd + h[nb]), nb))
    path = [e]
    while path[-1] != s: path.append(came[path[-1]])
    return path[::-1], dist
path, dist = astar(wall, S, E)
out = g.copy(); ys, xs = zip(*path[1:-1]); out[ys, xs] = "*"
print("\n".join("".join(r) for r in out), len(path), dist[E], out.dtype, out.itemsize)
wave = np.full(wall.shape, -1, dtype=np.int8); wave[S] = 0; front = np.zeros_like(wall); front[S] = True; k = 0
while front.any():
    k += 1
    nxt = np.zeros_like(front)
    nxt[1:] |= front[:-1]; nxt[:-1] |= front[1:]; nxt[:, 1:] |= front[:, :-1]; nxt[:, :-1] |= front[:, 1:]
    front = nxt & ~wall & (wave < 0)
    wave[front] = k
print(wave.max(), (wave[E] == dist[E]), np.count_nonzero(wave >= 0), (~wall).sum())
dead = (~wall) & (np.add.reduce([np.roll(~wall, s, ax) for ax in (0, 1) for s in (1, -1)], dtype=int) == 1)
print(np.argwhere(dead).tolist(), dead.dtype)
