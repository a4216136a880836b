"""One array out of an archive of experiments."""
import numpy as np


def save(path):
    runs = {f"run{k}": np.full((200, 300), k, dtype=np.float32) for k in range(4)}
    np.savez(path, **runs)


class Experiments:
    def __init__(self, path):
        self.archive = np.load(path, mmap_mode="r")  # want: memmap

    def row(self, name, index):
        return self.archive[name][index]


save("runs.npz")
experiments = Experiments("runs.npz")
print(float(experiments.row("run2", 5).mean()))
