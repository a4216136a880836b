"""Arrays by recipe: dtype, shape, layout, seed and what range the elements have. made.ts makes the same ones."""

import numpy as np

NUMBERS = ["?", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8", "c8", "c16"]
DTYPES = [*NUMBERS, "g", "G", "U3", "S3", "T", "M8[D]", "m8[s]", "V3", ">i4", ">f8", "O", "i4,f8"]
LAYOUTS = ["C", "F", "T", "P", "S", "R", "N", "B", "L", "W", "O"]
WORDS = ["", "a", "b ", "abc", "Zed", "10", "-7", " x"]
SPECIAL = [0.0, -0.0, float("inf"), float("-inf"), float("nan"), 1.0, -1.0]
NAT = -(2**63)


class Draws:
    """A linear congruential generator; 24 bits at a time."""

    def __init__(self, seed):
        self.state = seed

    def __call__(self):
        self.state = (self.state * 1664525 + 1013904223) & 0xFFFFFFFF
        return self.state >> 8


def made(dtype, shape, layout="C", seed=0, span="small"):
    """The array of a recipe."""
    kind = np.dtype(dtype)
    shape, rank = tuple(shape), len(shape)
    if layout == "C" or not rank:
        return filled(kind, shape, seed, span)
    if layout == "F":
        owner = np.empty(shape, kind, order="F")
        owner.ravel(order="K")[...] = filled(kind, (owner.size,), seed, span)
        return owner
    if layout == "T":
        return filled(kind, shape[::-1], seed, span).T
    if layout == "P":
        return filled(kind, shape[1:] + shape[:1], seed, span).transpose(rank - 1, *range(rank - 1))
    if layout == "S":
        return filled(kind, tuple(2 * n + 1 for n in shape), seed, span)[tuple(slice(1, 2 * n + 1, 2) for n in shape)]
    if layout == "R":
        return filled(kind, shape, seed, span)[(slice(None, None, -1),) * rank]
    if layout == "N":
        return filled(kind, tuple(2 * n for n in shape), seed, span)[tuple(slice(None, None, 2 if i else -2) for i in range(rank))]
    if layout == "B":
        return np.broadcast_to(filled(kind, (1, *shape[1:]), seed, span), shape)
    if layout == "L":
        return filled(kind, (*shape, 2), seed, span)[..., 1]
    if layout == "W":
        return filled(kind, tuple(n + 2 for n in shape), seed, span)[tuple(slice(1, n + 1) for n in shape)]
    owner = filled(kind, shape, seed, span)
    owner.flags.writeable = False
    return owner


def filled(dtype, shape, seed, span):
    draw = Draws(seed)
    size = int(np.prod(shape))
    items = [element(dtype, draw, span, i, size) for i in range(size)]
    owner = np.empty(shape, dtype)
    flat = owner.reshape(-1)
    if dtype.kind in "Mm":
        flat[...] = np.array(items, "i8").view(dtype)
    elif dtype.kind in "iu":
        mask = 2 ** (8 * dtype.itemsize) - 1
        flat[...] = np.array([item & mask for item in items], f"u{dtype.itemsize}").view(f"{dtype.kind}{dtype.itemsize}")
    else:
        for i, item in enumerate(items):
            flat[i] = item
    return owner


def element(dtype, draw, span, i, size):
    kind = dtype.kind
    if dtype.names:
        narrow = "small" if span == "wide" else span
        return tuple(element(dtype[name], draw, narrow, i, size) for name in dtype.names)
    if kind == "c":
        return complex(real(draw, span, i, size), real(draw, span, i, size))
    if kind in "fg":
        return real(draw, span, i, size)
    v = draw()
    if kind == "b":
        return (v >> 5) % 3 == 0
    if kind in "UST":
        word = WORDS[v % len(WORDS)]
        return word.encode() if kind == "S" else word
    if kind == "V":
        return bytes((v + j) % 256 for j in range(dtype.itemsize))
    if kind in "Mm":
        return NAT if v % 13 == 0 and span == "wide" else whole(v, span, i, size, True)
    if kind == "O":
        return whole(v, span, i, size, True) if v % 4 else real(draw, span, i, size)
    if span == "wide":
        return v << 40 ^ draw() << 20 ^ draw()
    return whole(v, span, i, size, kind == "i")


def whole(v, span, i, size, signed):
    if span == "few":
        return v % 4
    if span == "plus":
        return 1 + v % 9
    if span == "sorted":
        return 3 * i
    if span == "distinct":
        return (i * 7919 + size // 2) % size
    return v % 41 - 20 if signed else v % 20


def real(draw, span, i, size):
    v = draw()
    if span == "wide":
        return SPECIAL[v % len(SPECIAL)] if v % 5 == 0 else (v % 4001 - 2000) / 8 * (1, 100, 0.01)[v % 3]
    if span == "unit":
        return (v % 1025) / 1024
    if span == "plus":
        return (1 + v % 2000) / 8
    if span in ("few", "sorted", "distinct"):
        return whole(v, span, i, size, True) / 2
    return (v % 4001 - 2000) / 8
