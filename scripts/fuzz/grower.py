"""Grows a random array program, one prompt entry after another, by running it.

An entry that raises is kept now and then, so that exceptions are compared as well; the others are thrown away. Entries that
change what is already there are always kept, whether they raise or not.
"""

import random
import warnings

import numpy as np

MOST_ELEMENTS = 400
DTYPES = (
    "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 complex64 complex128 "
    "int64 float64 float32 int32 uint8 float64"
).split()
SHAPES = ["()", "(0,)", "(1,)", "(2,)", "(3,)", "(6,)", "(2, 3)", "(3, 2)", "(3, 3)", "(1, 3)", "(3, 1)", "(0, 3)"] + [
    "(2, 0)", "(2, 3, 2)", "(1, 2, 3)", "(2, 1, 3)", "(3, 1, 1)", "(4, 6)", "(5,)", "(3, 2, 1, 2)", "3", "6",
]  # fmt: skip
KEPT_ERRORS = 0.12


class Grower:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = {}
        self.entries = []
        self.count = 0
        self.hidden = self.chance(0.25)
        self.run("import numpy as np")
        if self.hidden:
            self.run("rng = np.random.default_rng()")
        else:
            self.run(f"rng = np.random.default_rng({self.random.randrange(1000)})")

    # Choices.

    def chance(self, share):
        return self.random.random() < share

    def pick(self, *options):
        return self.random.choice(options)

    def one(self, options):
        return self.random.choice(list(options))

    def int(self, least, most):
        return self.random.randint(least, most)

    # What there is.

    def fresh(self):
        self.count += 1
        return f"v{self.count}"

    def arrays(self, wanted=lambda a: True):
        return [name for name, value in self.names.items() if isinstance(value, np.ndarray) and wanted(value)]

    def array(self, wanted=lambda a: True):
        """The name of an array of the kind wanted; None where there is none. Later ones are taken more often."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = self.arrays(wanted)
        if not found:
            return None
        return found[min(len(found) - 1, int(len(found) * self.random.random() ** 0.7))]

    def numeric(self):
        return self.array(lambda a: a.dtype.kind in "biufc")

    def like(self, name):
        """Another array that goes with one, or now and then any other."""
        a = self.names[name]

        def goes(b):
            try:
                return b.dtype.kind in "biufc" and np.broadcast_shapes(a.shape, b.shape) is not None
            except ValueError:
                return False

        return self.array(goes) if self.chance(0.95) else self.numeric()

    def dtype(self):
        return self.one(DTYPES)

    def spelled(self):
        name = self.dtype()
        how = self.int(0, 9)
        if how < 6:
            return f"np.{name if name != 'bool' else 'bool_'}"
        if how < 8:
            return repr(name)
        if how < 9:
            return repr(np.dtype(name).str.replace("<", self.pick("<", ">", "=")))
        return self.pick("int", "float", "bool", "complex", "np.intp", "np.longlong", "np.uintc")

    def shape(self):
        return self.one(SHAPES)

    def number(self):
        return self.pick("0", "1", "2", "3", "-1", "7", "2.5", "0.5", "-0.25", "True", "100", "1j", "-3", "np.float32(1.5)",
                         "np.int8(3)", "np.uint8(200)", "300", "1e3", "np.nan", "np.inf")  # fmt: skip

    def axis(self, name):
        rank = self.names[name].ndim
        if rank == 0 or self.chance(0.05):
            return self.int(-rank - 1, rank)
        return self.int(-rank, rank - 1)

    # Running.

    def run(self, source, always=False):
        """Runs an entry and keeps it; returns False where it raised and is not kept."""
        before = dict(self.names)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                exec(compile(source, "<program>", "exec"), self.names)
            except Exception as error:
                if not always and (not self.chance(KEPT_ERRORS) or isinstance(error, (SyntaxError, NameError, MemoryError))):
                    self.names.clear()
                    self.names.update(before)
                    return False
        if any(isinstance(value, np.ndarray) and value.size > MOST_ELEMENTS for value in self.names.values()):
            self.names.clear()
            self.names.update(before)
            return False
        self.entries.append(source)
        return True

    def let(self, expression):
        """Binds an expression to a new name."""
        return self.run(f"{self.fresh()} = {expression}")

    def change(self, statement, name):
        """Runs a statement that changes an array, and looks at the array and at another one afterwards."""
        kept = self.run(statement, always=True)
        self.run(name)
        other = self.array()
        if other and other != name:
            self.run(other)
        return kept
