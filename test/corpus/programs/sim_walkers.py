import numpy as np
rng = np.random.default_rng(2)
steps = rng.choice([-1, 1], size=(200, 100)).astype(np.int8)
walks = steps.cumsum(axis=1, dtype=np.int16)
hit = np.abs(walks) >= 15
ever = hit.any(1); when = hit[ever].argmax(1)
lead = (walks > 0).mean(axis=1); last0 = np.where((walks == 0).any(1), walks.shape[1] - 1 - (walks == 0)[:, ::-1].argmax(1), -1)
msd = (walks.astype(int)**2).mean(0)
print(walks.dtype, ever.sum() > 0, when.dtype, lead.shape, last0.min(), msd.shape, walks.nbytes)
moves = np.array([[0, 1], [1, 0], [0, -1], [-1, 0]])
path = np.r_[np.zeros((1, 2), int), moves[rng.integers(4, size=300)].cumsum(0)]
uniq = np.unique(path, axis=0); lo = path.min(0); grid = np.zeros(np.ptp(path, axis=0) + 1, int)
np.add.at(grid, tuple((path - lo).T), 1)
print(path.shape, grid.sum(), len(uniq) == np.count_nonzero(grid), path.flags.owndata)
def gambler(stake, goal, p, rng):
    while 0 < stake < goal: stake += 1 if rng.random() < p else -1
    return stake
won = np.array([gambler(3, 8, .5, rng) for _ in range(40)]) == 8
pts = rng.random((500, 2)); inside = (pts**2).sum(1) <= 1; est = 4*np.cumsum(inside)/np.arange(1, 501)
needle = (rng.random(400)*.5 <= .5*np.sin(rng.random(400)*np.pi/2)); bday = np.sort(rng.integers(365, size=(300, 23)), axis=1)
share = (np.diff(bday, axis=1) == 0).any(1).mean()
print(won.dtype, est.shape, 2.5 < est[-1] < 3.6, needle.mean() > .4, .2 < share < .8)
queue = np.zeros((60, 3)); arr = rng.exponential(1.0, 60).cumsum(); svc = rng.exponential(.8, 60)
free = 0.
for i in range(60):
    start = max(arr[i], free); free = start + svc[i]
    queue[i] = arr[i], start, free
wait = queue[:, 1] - queue[:, 0]; busy = svc.sum()/free
inq = (queue[:, 0][None] <= arr[:, None]).sum(1) - (queue[:, 2][None] <= arr[:, None]).sum(1)
doors = rng.integers(3, size=(100, 2)); stay = doors[:, 0] == doors[:, 1]
print(queue.shape, wait.min() >= 0, 0 < busy <= 1, inq.max() >= 1, stay.sum() + (~stay).sum(), queue[:, 2].strides)
