import numpy as np


class Mesh:
    def __init__(self, count):
        self._nodes = np.zeros((count, 3), dtype=np.float32)

    @property
    def nodes(self):
        return np.copy(self._nodes)  # want: copy


mesh = Mesh(50_000)
centre = mesh.nodes.mean(axis=0)
print(centre)
