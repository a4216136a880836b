"""Cuts a height map into tiles, writes them, and shades them."""
import tempfile
from pathlib import Path

import numpy as np


def heights(n: int, seed: int = 17) -> np.ndarray:
    rng = np.random.default_rng(seed)
    h = np.zeros((n, n), dtype=np.float32)
    size = 4
    while size <= n:
        coarse = rng.standard_normal((size, size), dtype=np.float32) / size
        h += np.kron(coarse, np.ones((n // size, n // size), dtype=np.float32))
        size *= 2
    return h


def tiles(h, size):
    """Yields (row, column, tile)."""
    for i in range(0, h.shape[0], size):
        for j in range(0, h.shape[1], size):
            yield i // size, j // size, h[i : i + size, j : j + size]


def write(folder: Path, h, size):
    for i, j, tile in tiles(h, size):
        np.save(folder / f"{i}_{j}.npy", tile)


def read_row(folder: Path, i, count):
    parts = [np.load(folder / f"{i}_{j}.npy") for j in range(count)]
    return np.concatenate(parts, axis=1)


def shade(h, azimuth=315.0, altitude=45.0):
    az, alt = np.deg2rad(azimuth), np.deg2rad(altitude)
    dy, dx = np.gradient(h)
    slope = np.hypot(dx, dy)
    np.arctan(slope, out=slope)
    aspect = np.arctan2(dy, dx)
    np.subtract(float(az), aspect, out=aspect)
    shaded = np.sin(slope)
    np.cos(aspect, out=aspect)
    shaded *= aspect
    shaded *= float(np.cos(alt))
    np.cos(slope, out=slope)
    slope *= float(np.sin(alt))
    shaded += slope
    shaded *= 255
    np.clip(shaded, 0, 255, out=shaded)
    return shaded.astype(np.uint8)


def summit(h):
    return np.unravel_index(h.argmax(), h.shape)


def profile(h, a, b, n=200):
    i = np.linspace(a[0], b[0], n).astype(int)
    j = np.linspace(a[1], b[1], n).astype(int)
    return h[i, j]


def main():
    h = heights(512)
    with tempfile.TemporaryDirectory() as tmp:
        folder = Path(tmp)
        write(folder, h, 128)
        row = read_row(folder, 0, 4)
    s = shade(h)
    print(row.shape, (row == h[:128]).all(), s.shape, summit(h))
    print(profile(h, (0, 0), summit(h)).std().round(3))
    h[h < 0] = 0
    wet = h
    print(wet.mean().round(4))


main()
