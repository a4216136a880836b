import numpy as np


class Volume:
    def __init__(self, voxels):
        self._voxels = voxels

    @property
    def voxels(self):
        return self._voxels.copy()  # want: copy

    def brightest(self):
        return int(self.voxels.max())

    def darkest(self):
        return int(self.voxels.min())


vol = Volume(np.arange(64 * 64 * 64, dtype=np.int32).reshape(64, 64, 64))
print(vol.brightest(), vol.darkest())
