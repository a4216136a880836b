"""The planes are on the first axis."""
import numpy as np


class Stack:
    def __init__(self, depth: int):
        self.volume = np.zeros((depth, 256, 256), dtype=np.float32)

    def slice_means(self) -> list[float]:
        means = []
        for k in range(self.volume.shape[0]):
            means.append(float(self.volume[k].mean()))
        return means


print(sum(Stack(24).slice_means()))
