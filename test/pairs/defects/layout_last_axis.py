"""Planes along the last axis."""
import numpy as np


class Stack:
    def __init__(self, depth: int):
        self.volume = np.zeros((256, 256, depth), dtype=np.float32)

    def slice_means(self) -> list[float]:
        means = []
        for k in range(self.volume.shape[-1]):
            means.append(float(self.volume[:, :, k].mean()))  # want: layout
        return means


print(sum(Stack(24).slice_means()))
