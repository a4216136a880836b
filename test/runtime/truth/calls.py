"""Runs calls of NumPy's functions on random arrays and keeps what they gave."""

import random

import numpy as np
from facts import answer, value


class Calls:
    """Collects cases. `seed` makes them the same every time."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.cases = []

    def call(self, name, *args, **kwargs):
        """Keeps what `name(*args, **kwargs)` gives; a name of a method takes its array first."""
        given = [value(arg) for arg in args]
        named = {key: value(arg) for key, arg in kwargs.items()}
        arrays = list(found(args)) + list(found(kwargs.values()))
        function = resolve(name)
        gives = answer(lambda: function(*args, **kwargs), arrays)
        if kwargs.get("out") is not None or name in WRITES:
            gives = {"result": gives, "arrays": [answer(lambda: a, []) for a in arrays]}
        self.cases.append({"call": name, "args": given, "kwargs": named, "gives": gives})

    def shape(self, least=0, most=3):
        rank = self.rng.randint(least, most)
        return tuple(self.rng.choice([0, 1, 1, 2, 3, 3, 4, 5] if self.rng.random() < 0.4 else [2, 3, 4]) for _ in range(rank))

    def array(self, shape=None, dtype=None, least=0, most=3):
        """An array of a random layout; its elements are different, but not sorted."""
        rng = self.rng
        shape = self.shape(least, most) if shape is None else shape
        dtype = dtype or rng.choice(["f8", "f8", "i8", "i4", "u1", "?", "f4", "c16", "U2", "M8[s]"])
        rank = len(shape)
        how = rng.randrange(7)
        if how == 1:
            return np.asfortranarray(self.fill(shape, dtype))
        if how == 2:
            order = rng.sample(range(rank), rank)
            back = [order.index(i) for i in range(rank)]
            return self.fill(tuple(shape[i] for i in order), dtype).transpose(back)
        if how == 3 and rank:
            return self.fill(tuple(2 * n for n in shape), dtype)[(slice(None, None, 2),) * rank]
        if how == 4 and rank:
            return self.fill(shape, dtype)[(slice(None, None, -1),) * rank]
        if how == 5 and rank and rng.random() < 0.5:
            return np.broadcast_to(self.fill((1,) + shape[1:], dtype), shape)
        return self.fill(shape, dtype)

    def fill(self, shape, dtype):
        n = int(np.prod(shape))
        numbers = list(range(n))
        self.rng.shuffle(numbers)
        if np.dtype(dtype).kind in "US":
            numbers = [str(i) for i in numbers]
        if np.dtype(dtype).kind == "b":
            numbers = [i % 3 == 0 for i in numbers]
        return np.array(numbers, dtype=np.dtype("i8") if np.dtype(dtype).kind == "M" else None).astype(dtype).reshape(shape)


WRITES = {"numpy.put", "numpy.place", "numpy.putmask", "numpy.put_along_axis", "numpy.fill_diagonal", "numpy.ndarray.sort",
          "numpy.ndarray.put", "numpy.ndarray.resize", "numpy.ndarray.partition", "numpy.ndarray.fill", "numpy.copyto",
          "numpy.ndarray.setflags", "numpy.ndarray.byteswap"}


def resolve(name):
    found = np
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    return found


def found(values):
    for v in values:
        if isinstance(v, np.ndarray):
            yield v
        elif isinstance(v, (list, tuple)):
            yield from found(v)
