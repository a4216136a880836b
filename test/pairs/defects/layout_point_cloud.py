"""Thin and rotate a lidar point cloud."""
import struct

import numpy as np

COUNT = 120_000


def write_cloud(path):
    rng = np.random.default_rng(12)
    points = rng.random((COUNT, 4), dtype=np.float32)
    points[:, :3] *= 100
    points.tofile(path)


def header(path):
    with open(path, "rb") as stream:
        return struct.unpack("<4f", stream.read(16))


def read_tile(path, start, stop):
    cloud = np.fromfile(path, dtype=np.float32).reshape(-1, 4)  # want: memmap
    return cloud[start:stop]


def rotate(xyz, angle):
    c, s = np.cos(angle), np.sin(angle)
    turn = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])
    return xyz @ turn.T  # want: dtype


def voxel_keys(xyz, size):
    cells = np.floor(xyz / size).astype(np.int32)
    return cells[:, 0] * 1_000_000 + cells[:, 1] * 1000 + cells[:, 2]


def thin(cloud, size):
    keys = voxel_keys(cloud[:, :3], size)
    _, first = np.unique(keys, return_index=True)
    return cloud[first]


def ground(cloud):
    """The lowest tenth, by height."""
    z = cloud[:, 2]
    limit = np.percentile(z, 10)
    return cloud[z < limit]


def intensity_image(cloud, n):
    grid = np.zeros((n, n), dtype=np.float32)
    ix = (cloud[:, 0] * (n / 100.001)).astype(np.intp)
    iy = (cloud[:, 1] * (n / 100.001)).astype(np.intp)
    np.maximum.at(grid, (iy, ix), cloud[:, 3])
    return grid


def hillshade(grid):
    shade = np.zeros(grid.shape, dtype=np.float32)
    for i in range(grid.shape[0]):
        for j in range(grid.shape[1]):
            shade[i, j] = grid[i, j] * 0.5 + 10  # want: layout
    return shade


def offsets(cloud):
    """Distance to the first point for each coordinate."""
    xyz = cloud[:, :3]
    return xyz - xyz[0]


def height_extremes(cloud):
    heights = np.array(cloud[:, :3]).T.ravel()  # want: copy
    return float(heights.min()), float(heights.max())


write_cloud("cloud.bin")
print(header("cloud.bin"))
tile = read_tile("cloud.bin", 5000, 9000)
print(tile.mean(axis=0), thin(tile, 20.0).shape)
print(ground(tile).shape)
full = np.memmap("cloud.bin", dtype=np.float32, mode="r", shape=(COUNT, 4))
image = intensity_image(full, 150)
print(hillshade(image).max())
work = np.random.default_rng(3).random((COUNT, 3), dtype=np.float32)
print(rotate(work, 0.1).dtype, offsets(work).max())
print(height_extremes(np.random.default_rng(4).random((60_000, 4))))
picked = np.argwhere(work[:, 2] > 0.999).squeeze()  # want: copy
print(len(picked))
