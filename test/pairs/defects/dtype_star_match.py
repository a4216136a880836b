"""Match two star catalogues by position."""
import numpy as np

star = np.dtype([("flag", "u1"), ("ra", "f8"), ("band", "u1"), ("dec", "f8"), ("mag", "f4")], align=True)  # want: dtype


def catalogue(n, seed):
    rng = np.random.default_rng(seed)
    stars = np.zeros(n, dtype=star)
    stars["ra"] = rng.uniform(0, 360, n)
    stars["dec"] = rng.uniform(-30, 30, n)
    stars["mag"] = rng.normal(16, 2, n)
    stars["flag"] = rng.integers(0, 2, n, dtype=np.uint8)
    return stars


def unit_vectors(stars):
    ra = np.radians(stars["ra"])
    dec = np.radians(stars["dec"])
    xyz = np.empty((len(stars), 3))
    np.cos(dec, out=xyz[:, 0])
    xyz[:, 1] = xyz[:, 0]
    xyz[:, 0] *= np.cos(ra)
    xyz[:, 1] *= np.sin(ra)
    np.sin(dec, out=xyz[:, 2])
    return xyz


def nearest(a, b):
    gaps = ((a[:, None, :] - b[None, :, :]) ** 2).sum(axis=-1)  # want: broadcast
    return gaps.argmin(axis=1)


def names_of(n):
    labels = np.empty(n, dtype=object)  # want: dtype
    for i in range(n):
        labels[i] = i * 10
    return labels


def bright_first(stars, limit):
    bright = stars[stars["mag"] < limit]
    bright.sort(order="mag")
    return bright


np.save("deep_field.npy", np.random.default_rng(5).random((500, 4096)))
field = np.load("deep_field.npy")  # want: memmap
strip = field[250, 1000:2000]
print(strip.mean())

first, second = catalogue(9000, 1), catalogue(1500, 2)
small = first[:800]
partner = nearest(unit_vectors(small), unit_vectors(second))
print(partner[:5], small["mag"][:3])
ids = names_of(40_000)
print(ids[-1])
magnitudes = np.array(second["mag"])
magnitudes -= magnitudes.min()
print(magnitudes.max(), second["mag"].min())
top = bright_first(first, 14.0)
print(top["ra"][:2], first["ra"][:2])
