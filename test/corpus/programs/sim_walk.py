import numpy as np

STEPS = 500
WALKERS = 20

def simulate(seed=None):
    rng = np.random.default_rng(seed)
    moves = rng.choice([-1, 1], size=(WALKERS, STEPS))
    return moves.cumsum(axis=1)

paths = simulate()            # unseeded on purpose
final = paths[:, -1]
crossed = (np.abs(paths) >= 10).any(axis=1)
first = np.where(crossed, (np.abs(paths) >= 10).argmax(axis=1), -1)
print(final.shape, crossed.dtype, first.shape)
mean_square = (paths.astype(float) ** 2).mean(axis=0)
fit = np.polyfit(np.arange(STEPS), mean_square, 1)
print(fit.shape)
if crossed.any():
    fastest = first[crossed].min()
    print("fastest", fastest >= 9)
else:
    print("nobody")
seeded = simulate(3)
print(seeded[:3, :5])
