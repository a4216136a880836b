"""Height map from a lidar point cloud."""
import numpy as np


class PointCloud:
    """Points as rows x, y, z."""

    def __init__(self, xyz):
        self.xyz = xyz

    @property
    def x(self):
        return self.xyz[:, 0]

    @property
    def z(self):
        return self.xyz[:, 2].copy()  # want: copy

    def bounds(self):
        return self.xyz.min(axis=0), self.xyz.max(axis=0)


def make_cloud(n):
    xyz = np.zeros((n, 3), dtype=np.float32)
    xyz[:, 0] = np.arange(n, dtype=np.float32)
    xyz[::2, 2] = 4
    return PointCloud(xyz)


cloud = make_cloud(200_000)
low, high = cloud.bounds()
print(low, high, float(cloud.z.mean()), float(cloud.x.max()))
