"""Forest-fire automaton."""
import numpy as np

EMPTY, TREE, FIRE = 0, 1, 2


class Forest:
    def __init__(self, size, density=0.6, seed=0):
        rng = np.random.default_rng(seed)
        self.cells = (rng.random((size, size)) < density).view(np.uint8)
        self.cells[0, self.cells[0] == TREE] = FIRE
        self.burnt = np.zeros((size, size), dtype=bool)

    def neighbours(self):
        fire = self.cells == FIRE
        near = np.zeros_like(fire)
        near[1:] |= fire[:-1]
        near[:-1] |= fire[1:]
        near[:, 1:] |= fire[:, :-1]
        near[:, :-1] |= fire[:, 1:]
        return near

    def step(self):
        catch = self.neighbours() & (self.cells == TREE)
        self.burnt |= self.cells == FIRE
        self.cells[self.cells == FIRE] = EMPTY
        self.cells[catch] = FIRE

    def burning(self):
        return np.count_nonzero(self.cells == FIRE)


def run(size=300):
    forest = Forest(size)
    history = []
    while forest.burning():
        history.append(forest.burning())
        forest.step()
    return forest, np.array(history)


def front(history):
    peak = history.argmax()
    return peak, history[peak]


def cluster_sizes(mask, block=20):
    n = mask.shape[0] // block
    sizes = mask[: n * block, : n * block].reshape(n, block, n, block).mean(axis=(1, 3))
    return sizes


forest, history = run()
print(len(history), front(history))
print(cluster_sizes(forest.burnt).round(2)[0, :4])
burnt_share = np.mean(forest.burnt)
print(round(float(burnt_share), 3))
