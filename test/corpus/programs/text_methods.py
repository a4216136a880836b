"""What str, bytes, sets and lists answer decides here which arrays there are."""
import numpy as np

header = "x=3;y=4;;name=a.b.c"
fields = dict(part.split("=", maxsplit=1) for part in header.split(sep=";") if part)
stem, last = fields["name"].rsplit(".", maxsplit=1)
grid = np.zeros((int(fields["x"]), int(fields["y"])))
words = "one  two three".split(maxsplit=1)
tail = np.zeros(len(words[1]))
lines = "a\vb\r\nc\n".splitlines(keepends=True)
sizes = np.array([len(line) for line in lines])
before, mark, after = "no mark".rpartition("|")
unmarked = np.zeros(len(after))
at = "hello".startswith("l", 2)
from_two = np.ones(2 if at else 3)
narrow = np.frombuffer("\u00e9".encode("latin-1"), dtype=np.uint8)
wide = np.frombuffer("\u00e9".encode(), dtype=np.uint8)
padded = np.frombuffer(b"\1\2\3".ljust(8, b"\0"), dtype="<u4")
pieces = np.zeros(len(b"a,b,c".split(b",")))
table = "banana".translate(str.maketrans("an", "01", "b"))
digits = np.array([int(c) for c in table])
tabs = np.zeros(len("a\tb".expandtabs(4)))
place = np.zeros([1, 2, 1].index(1, 1))
same = np.ones(5 if {1, 2} == {2, 1} else 6)
within = np.ones(5 if {1} < {1, 2} else 6)
fixed = frozenset([1])
try:
    fixed.add(2)
    grown = np.zeros(1)
except AttributeError:
    grown = np.zeros(2)
try:
    cut = np.zeros(len("a b".split("")))
except ValueError:
    cut = np.zeros(0)
distance = np.full(3, abs(2 + 3j))
print(stem, last, grid.shape, tail.size, sizes, before, mark, unmarked.size, from_two.size, narrow.size, wide.size)
print(padded, pieces.size, digits, tabs.size, place.size, same.size, within.size, grown.size, cut.size, distance)
