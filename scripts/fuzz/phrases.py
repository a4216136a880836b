"""What programs that depend on something unknown are made of.

A phrase is a statement with holes: `{arr}`, `{lst}`, `{dct}`, `{obj}`, `{fun}` and `{gen}` take a name that holds an array, list,
dict, `Node`, function or iterator, `{int}` a small number, `{cond}` and `{at}` a condition and an index that may be unknown, and `{new}` a new
name. A body is a block of further phrases.
"""

PRELUDE = """\
import bisect
import collections
import contextlib
import contextvars
import copy
import functools
import heapq
import io
import itertools
import operator
import os
import queue
import threading
import weakref
from dataclasses import dataclass, field

import numpy as np

K = int(os.environ.get("INPUT", "0"))
L = K % 2
RUN = contextvars.copy_context().run
BOX = queue.SimpleQueue()
RNG = np.random.default_rng(7)
OLD = np.random.RandomState(5)
np.random.seed(3)
BUF = io.BytesIO()
LOG = []
COUNTS = []
TABLE = {"a": np.zeros(3), "b": [1, 2]}
COUNT = 0


class Node:
    made = []
    total = 0

    def __init__(self, data, rest=None):
        self.data = data
        self.rest = rest
        Node.made.append(self)

    def grow(self):
        self.data = np.concatenate([np.ravel(self.data), np.zeros(1)])
        return self

    def last(self):
        return self if self.rest is None else self.rest.last()

    @property
    def size(self):
        return np.size(self.data)

    @size.setter
    def size(self, n):
        self.data = np.zeros(n)

    def __getitem__(self, k):
        return np.ravel(self.data)[k:]

    def __len__(self):
        return len(np.ravel(self.data))

    def __iadd__(self, other):
        self.data = self.data + other
        return self

    def __enter__(self):
        LOG.append("in")
        return self.data

    def __exit__(self, kind, error, trace):
        LOG.append("out")
        return L == 1


class Leaf(Node):
    kept = {}

    def grow(self):
        super().grow()
        self.kept[len(self)] = self.data
        return self

    @classmethod
    def empty(cls, n):
        return cls(np.empty(n))


@dataclass
class Pair:
    left: object
    right: object = 0
    seen: list = field(default_factory=list)


def view(a, n):
    return a[n:] if n else a


def maybe(a, b=None):
    if b is None:
        b = np.ones(2)
    return a if K > 1 else b


def bump(a):
    global COUNT
    COUNT += 1
    a += 1
    return a


def keep(x, kept=[]):
    kept.append(x)
    return kept


def make(acc):
    n = 0

    def inner(x):
        nonlocal n
        n += 1
        acc.append(x)
        return n

    return inner


def stream(n):
    for i in range(n):
        if i == K:
            LOG.append(i)
        yield np.full(i + 1, i)


def picky(acc, a):
    n = 0
    try:
        for i in range(4):
            if i != K:
                n += 1
                yield a[:n]
            acc.append(n)
    finally:
        LOG.append(n)


def look(*_):
    LOG.append(COUNT)
    return np.zeros(COUNT + len(Node.made)), np.full(len(TABLE["b"]), Node.total)


@contextlib.contextmanager
def watched(x):
    LOG.append("on")
    try:
        yield x
    except ValueError:
        LOG.append("bad")
    finally:
        COUNTS.append(len(LOG))


class Loose:
    def __init__(self, **kept):
        self.__dict__.update(kept)

    def __getattr__(self, name):
        LOG.append(name)
        return np.zeros(len(name))

    def __call__(self, x):
        self.last = x
        return np.ravel(x)[:K]

    def __eq__(self, other):
        TABLE["a"] = np.zeros(len(LOG))
        return True

    __hash__ = None


class Slim:
    __slots__ = ("data", "more")

    def __init__(self, data):
        self.data = data

    def __array__(self, dtype=None, copy=None):
        LOG.append("array")
        return np.asarray(self.data, dtype=dtype)


def swap(p):
    p[0], p[-1] = p[-1], p[0]
    return p


def early(a):
    for i, x in enumerate(np.ravel(a)):
        if x > K:
            return a[:i]
    return a


def trial(a, n):
    try:
        return a[n]
    except IndexError:
        LOG.append(n)
        return a
    finally:
        TABLE["t"] = n


def strict(a, n=1):
    if n > 1:
        raise ValueError(n)
    return a


def many(*args, **named):
    LOG.extend(named)
    return args[-1]


@functools.lru_cache(None)
def cached(n):
    return np.zeros(n)
"""

CONDITIONS = [
    "K > 1", "L", "K == 2", "not L", "len(LOG) > K", "COUNT > L", "K in (0, 3)", "{arr}.size > K", "{arr}.ndim == 1", "len({lst}) > L",
    "{lst}", "{arr}.any()", "isinstance({obj}.data, np.ndarray)", "{obj} is {obj}", "{obj}.rest is None", "0 < K < 3", "'n' in {dct}",
    "K and L", "K or not L", "(m := K + 1) > 2", "{arr} is {arr}", "any(x is None for x in {lst})",
    "RUN(bool, K)", "len(look()[0]) > 2", "{fun} is {fun}",
    "str(K) == str(L)", "str(K) in ['0', str(L + 1)]", "{obj} in Node.made", "{obj} == {obj}", "{lst}[{at}] is {lst}[{at}]", "({int}, L) in [(K, L), (1, 0)]",
    "[{int}, 1.0] == [2, L]", "{int} == 2.0", "{arr}.dtype in (np.float64, 'int64')", "{lst}[:1] == {lst}[1:2]", "{lst} == {lst}", "{int} in {lst}", "{lst}.count({int}) > L",
]  # fmt: skip

PLACES = ["0", "-1", "L", "K % 2", "L - 1", "int(np.array([L, 0])[0])", "-L", "min(K, 1)", "K % len({lst})"]

INTS = ["K", "L", "1", "2", "3", "K + 1", "L + 2", "COUNT", "len({lst})", "{arr}.size", "{arr}.ndim", "K * L", "max(K, 1)", "abs(K - 2)"]

ARRAYS = [
    "np.zeros(4)", "np.arange(5)", "np.ones((3, 2))", "np.arange({int} + 2)", "np.eye(3)[{at}]", "np.zeros({int} + 1)", "np.full(3, {int})",
    "np.ones((2, {int} + 1), dtype=np.float32)", "np.arange(6).reshape(2, 3)", "np.arange(12.).reshape(3, 4)[:, L:]", "np.array([{int}, L])",
    "np.zeros((2, 3), order='F')", "np.zeros(3, dtype=np.float32 if {cond} else np.int16)", "maybe({arr}, {arr})", "maybe({arr})",
    "view({arr}, L)", "early({arr})", "trial({arr}, {int})", "bump({arr})", "{arr} if {cond} else {arr}", "({arr}, {arr})[{at}]",
    "[{arr}, {arr}][{at}]", "{{0: {arr}, 1: {arr}}}[L]", "{arr}", "TABLE['a']", "{arr} + 0", "{arr} * 2.0", "{arr}.T", "{arr}.copy()",
    "{arr}.ravel()", "{arr}.reshape(-1)", "{arr}[:1]", "{arr}[L:]", "{arr}[::-1]", "{arr}[..., L:]", "{arr}[{arr} > {int}]",
    "{arr}.sum(axis=0)", "np.concatenate([np.ravel({arr}), np.ravel({arr})])", "np.where({arr} > L, {arr}, K)", "np.asarray({arr}, dtype=float)",
    "{arr}.astype({arr}.dtype, copy=bool(L))", "np.atleast_2d({arr})", "np.squeeze({arr})", "np.pad(np.ravel({arr}), {int})",
    "np.repeat({arr}, {int})", "np.tile({arr}, L + 1)", "np.broadcast_to({arr}, ({int} + 1,) + {arr}.shape)", "np.add.outer(np.ravel({arr})[:2], np.arange({int}))",
    "np.array_split(np.ravel({arr}), {int} + 1)[{at}]", "np.unique({arr})", "np.nonzero({arr})[0]", "np.sort({arr}, axis=None)", "np.cumsum({arr})",
    "np.stack([{arr}] * ({int} + 1))", "np.vstack([np.ravel({arr})[:2]] * ({int} + 1))", "{obj}.data * 1", "{obj}[{int}]", "{obj}.grow().data",
    "RUN(np.zeros, {int})", "RUN({fun}, {arr})", "BOX.get() if BOX.qsize() else {arr}", "weakref.ref({obj})().data", "look()[0]", "RUN(look)[1]",
    "[v for v in picky({lst}, np.ravel({arr}))][-1]", "np.zeros(sum({lst}))", "[a + b for a, b in zip({arr}, RUN(list, {lst}))][0]",
    "cached({int})", "cached(3)", "strict({arr}, L)", "many({arr}, {arr}, extra={int})", "functools.reduce(lambda p, q: p + q.sum(), [{arr}, {arr}])",
    "np.array([len({lst}), {int}])", "np.zeros(len({lst}))", "np.zeros(len({dct}))", "np.zeros(len(LOG))", "np.zeros(Node.total)", "np.zeros(len(Node.made))",
    "np.array(sorted([{int}, {int}, 2]))", "np.fromiter((i for i in range({int}) if i != L), dtype=np.int64)", "np.moveaxis(np.atleast_2d({arr}), 0, -L - 1)",
    "np.clip({arr}, L, {int})", "-{arr}", "{arr} == {int}", "{arr}.view()", "{arr}.flatten()", "np.ascontiguousarray({arr})", "np.arange(8)[{int}:]",
    "np.zeros_like({arr})", "np.empty_like({arr}, shape=({int},))", "np.max({arr}, axis=-1, keepdims=True)", "{arr}.mean(axis=tuple(range({arr}.ndim))[:1])",
    "np.linspace(0, 1, {int} + 1)", "np.hstack([np.ravel({arr}), K])", "next({gen}, {arr})", "np.add({arr}, 1, out=np.zeros({arr}.shape))",
    "RNG.integers(0, 9, {int} + 1)", "RNG.random(3)", "np.random.rand(2)", "np.random.randint(0, 4, 3)", "OLD.permutation(4)", "np.zeros(np.random.randint(1, 4))", "RNG.permutation({arr})",
    "np.random.permutation(5)[:L + 1]", "np.zeros(RNG.integers(1, 4))", "RUN(RNG.random, 2)", "np.random.default_rng({int}).normal(size=2)", "np.random.choice(np.ravel({arr}), 2)",
    "np.zeros(3, dtype=[('x', 'f4'), ('y', 'i2')])['y']", "np.zeros({int}, 'i4,f8')['f1']", "np.frombuffer(bytearray(8 * {int} + 8))", "np.asarray(Slim({arr}))", "np.ravel(Slim({arr}))",
    "Loose(data={arr}).data", "Loose().{new}", "Loose()({arr})", "operator.methodcaller('ravel')({arr})", "operator.itemgetter({at})([{arr}, {arr}])", "getattr({obj}, 'data')",
    "np.apply_along_axis(lambda r: r[:K + 1], -1, {arr})", "np.zeros(COUNTS[-1] if COUNTS else 2)", "np.fromfunction(lambda i: i * L, ({int} + 1,))", "np.vectorize(lambda v: bump(v) if v > K else v)({arr})",
    "max([{arr}, {arr}], key=len)", "min({lst}, key=np.size, default={arr})", "functools.partial(view, {arr})({int})", "np.zeros(collections.deque([1, L, 2], maxlen={int} + 1)[0])",
    "np.asarray({arr}).view(np.uint8)[:4]", "np.ma.masked_greater({arr}, L).filled(7)", "np.array([{arr}, {arr}], dtype=object)[{at}]", "eval('{arr} + 1')", "np.zeros(len(BUF.getvalue()) % 5)",
]  # fmt: skip

LISTS = [
    "[]", "[1, 2]", "list(stream(3))", "list(stream({int}))", "[x * 2 for x in range({int})]", "[{arr}, {arr}]", "LOG[:]", "[[1], [2]]", "{lst}",
    "sorted(range(3), key=lambda v: -v * K)", "{lst} if {cond} else {lst}", "({lst}, {lst})[{at}]", "keep({int})", "{lst} + {lst}", "{lst} * L",
    "{lst}[L:]", "[x for x in {lst} if x is not None]", "list(reversed({lst}))", "copy.copy({lst})", "copy.deepcopy({lst})", "[{obj}, {obj}]",
    "list({dct})", "list({dct}.values())", "[*{lst}, {int}]", "list(map(np.size, {lst}))", "[n.data for n in Node.made]", "{dct}.setdefault('s', [])",
    "list(zip({lst}, {lst}))", "[v for v in range(5) if v % 2 == L]", "list(itertools.accumulate(range({int} + 1)))", "sum([[i] * i for i in range({int})], [])",
    "list(filter(None, [{int}, L, 2]))", "{arr}.tolist()", "list(enumerate({lst}, {int}))", "{obj}.data.tolist()", "[None] * {int}", "Pair(1).seen",
    "RUN(list, {lst})", "list(zip(RUN(list, {lst}), {lst}))", "list(picky({lst}, np.arange(4)))", "[p for p in zip({lst}, RUN(list, {lst}))]",
    "[{lst}, {lst}][{at}]", "swap([{arr}, {arr}])", "swap({lst})", "many({lst}, n=1)", "list(itertools.islice(itertools.cycle([1, L]), {int}))",
    "list(collections.deque({lst}, maxlen={int} + 1))", "RNG.choice(3, 2).tolist()", "heapq.nsmallest({int}, [3, 1, 2])", "list(itertools.chain.from_iterable([{lst}, {lst}]))", "COUNTS",
    "list(map(operator.attrgetter('data'), Node.made))", "[*map(list, itertools.tee({lst}))][{at}]", "list(itertools.takewhile(lambda v: v != K, range(4)))", "[x for x in {lst} if not isinstance(x, int)]",
]  # fmt: skip

DICTS = [
    "{{}}", "{{0: [], 1: [5]}}", "{{'n': 1, 'm': 2}}", "{dct}", "{dct} if {cond} else {dct}", "dict(enumerate({lst}))", "{{i: i * i for i in range({int})}}",
    "{{**{dct}, 'k': {arr}}}", "{dct}.copy()", "collections.defaultdict(list)", "{dct} | {{K: 1}}", "dict(a={arr}, b={lst})", "vars({obj})", "TABLE",
    "{{k: v for k, v in {dct}.items() if k != L}}", "collections.Counter([K, L, 0])", "dict.fromkeys(range({int}))",
]  # fmt: skip

OBJECTS = [
    "Node({arr})", "Node({arr}, {obj})", "Leaf({arr})", "Leaf.empty({int})", "{obj}", "{obj} if {cond} else {obj}", "{obj}.grow()", "{obj}.last()",
    "({obj}, {obj})[{at}]", "Node.made[{at}]", "copy.copy({obj})", "({cond}) and {obj} or {obj}", "(Node if {cond} else Leaf)({arr})", "max({obj}, {obj}, key=len)",
    "copy.deepcopy({obj})",
    "Leaf.__new__(Leaf) if False else {obj}", "next(iter(Node.made[::-1]), {obj})", "functools.reduce(lambda p, q: q if {cond} else p, [{obj}, {obj}])",
]  # fmt: skip

FUNCTIONS = [
    "make({lst})", "lambda x: bump({arr})", "functools.partial(keep, kept={lst})", "{lst}.append", "(lambda x, to={lst}: to.append(x))", "{fun}",
    "{fun} if {cond} else {fun}", "look", "RUN(make, {lst})", "lambda x: RUN(bump, {arr})", "lambda x: [look(), {lst}][1]",
    "Loose(n={int})", "watched", "RNG.random", "np.random.rand", "operator.methodcaller('append', K)", "lambda x: np.random.seed(1)", "lambda x: np.random.rand(2)",
    "lambda x: setattr({obj}, 'data', np.zeros(K))", "Slim", "{obj}.last",
]  # fmt: skip

ITERATORS = ["stream({int})", "iter({lst})", "(np.zeros(i + 1) for i in range({int}))", "map(np.ravel, {lst})", "{gen}", "zip(range({int}), {lst})", "picky({lst}, np.arange(5))", "zip(RUN(iter, {lst}), {lst})", "enumerate(RUN(list, {lst}))"]

EFFECTS = [
    "{arr}[{at}] = {int}", "{arr} += 1", "{arr}.fill({int})", "bump({arr})", "{arr}[...] = {arr} * 2", "{arr}[L:] = 0", "{arr}[{arr} > L] = 0",
    "{arr}[:] = {arr}[::-1].copy()", "np.multiply({arr}, 2, out={arr})", "np.copyto({arr}, K)", "{arr}.sort()", "{arr}.T[{at}] = 1", "{arr}.flat[{at}] = 1",
    "{arr}.resize({int})", "{arr}.shape = (-1,)", "np.add.at({arr}, [L], 1)", "{arr}[[{at}]] = {int}", "view({arr}, L)[...] = 3", "np.put({arr}, [{at}], 2)",
    "{lst}.append({int})", "{lst}.append({arr})", "{lst} += [9]", "{lst}.insert({int}, L)", "{lst}.extend({lst}[:2])", "{lst}.pop()", "{lst}.pop({at})",
    "{lst}.reverse()", "{lst}[{at}] = {arr}", "del {lst}[{at}]", "{lst} *= L + 1", "{lst}[L:] = [0, 1]", "{lst}.clear()", "{lst}.sort(key=id)", "swap({lst})",
    "{lst}[{at}].append(3)", "{lst}[{at}] += 1", "keep({arr})", "keep({arr}, {lst})", "LOG.append({int})",
    "{dct}[L] = [K]", "{dct}['n'] = {int}", "{dct}.update(z={arr})", "{dct}.pop('n', None)", "{dct}.setdefault(L, []).append(1)", "{dct}[L].append(K)",
    "del {dct}[{at}]", "{dct}.clear()", "{dct}.popitem()", "{dct}[{int}] = {obj}", "TABLE['a'] = {arr}", "TABLE['b'].append(K)", "{dct} |= {{L: 0}}",
    "{obj}.data = {arr}", "{obj}.data = np.zeros({int})", "{obj}.grow()", "{obj}.last().grow()", "{obj}.rest = {obj}", "{obj}.rest = None", "Node.total += {int}",
    "{obj}.total = K", "{obj}.size = {int}", "{obj}.data[{at}] = 4", "{obj} += 1", "setattr({obj}, 'data' if {cond} else 'more', {arr})", "Node.made.clear()",
    "{obj}.__dict__.update(data={arr})", "Leaf.kept = {{}}", "{obj}.data += 1",
    "RUN({fun}, {int})", "RUN({fun}, {arr})", "threading.Thread(target={fun}, args=({int},)).run()", "BOX.put({arr})", "BOX.put({lst})",
    "RUN(keep, {arr})", "RUN({lst}.append, {int})", "RUN(setattr, {obj}, 'data', {arr})", "BOX.get().sort() if BOX.qsize() else None", "RUN(look)",
    "weakref.finalize({obj}, {fun}, K)()", "RUN(list, {gen})", "Node.total = {int}", "TABLE['b'] = {lst}", "{arr} = {arr}[:2]",
    "{fun}({int})", "{fun}({arr})", "list({gen})", "next({gen}, None)", "globals()['COUNT'] = {int}", "COUNT += 1", "map({fun}, {lst})", "list(map({fun}, [1, K]))",
    "[{fun}(i) for i in range({int})]", "list(map({fun}, range({int})))", "sorted(range({int}), key={fun})", "[bump({arr}) for _ in range({int})]", "any({fun}(i) for i in range(3))", "{arr}, {arr} = {arr}, {arr}", "{lst}, {lst} = {lst}, {lst}", "*{lst}, {new} = [1, *{lst}, {int}]",
    "np.random.seed({int})", "RNG.shuffle({lst})", "np.random.shuffle({arr})", "RUN(np.random.rand)", "OLD.seed(K)", "RNG.bit_generator.advance(K)", "np.random.rand()", "RNG.integers(0, 9, {int})",
    "{obj}.__class__ = Leaf", "Node.grow = lambda self: self", "Node.__len__ = lambda self: {int}", "Leaf.grow = Node.grow", "Node.more = {arr}", "del {obj}.data", "Loose() == {int}", "{int} == Loose()",
    "Slim({arr}).data += 1", "exec('COUNT = {int}')", "np.save(BUF, {arr})", "BUF.seek(0)", "BUF.truncate({int})", "{gen}.close()", "{arr}.setflags(write=False)", "heapq.heappush({lst}, {int})",
    "bisect.insort({lst}, {int})", "{arr}.dtype = np.uint8", "{arr}.partition({at})", "{lst}.sort(key=np.size)", "{lst}.sort(key={fun})", "collections.deque(map({fun}, {lst}), maxlen=0)",
    "np.putmask({arr}, {arr} > L, K)", "np.place({arr}, {arr} == {int}, [9])", "{arr}.itemset(0) if hasattr({arr}, 'itemset') else None", "{arr} |= 1", "{arr} @= np.eye(len({arr}))", "{arr} = {arr} @ {arr}.T",
]  # fmt: skip

VALUES = {
    "arr": ARRAYS, "lst": LISTS, "dct": DICTS, "obj": OBJECTS, "fun": FUNCTIONS, "gen": ITERATORS,
    "int": ["{int}", "len({lst})", "len({dct})", "{arr}.shape[0]", "{obj}.size", "{fun}(K)", "sum(1 for _ in {gen})", "int({arr}.sum())", "{arr}.ravel()[{at}]"],
}  # fmt: skip

# A block takes the place of BODY; what may stand after it comes with bodies of its own.
BLOCKS = [
    "if {cond}:\nBODY", "if {cond}:\nBODY\nelse:\nBODY", "if {cond}:\nBODY\nelif {cond}:\nBODY\nelse:\nBODY", "for {new} in range({int}):\nBODY",
    "for {new} in range(2):\nBODY", "for {new} in range(3):\n    if {cond}:\n        break\nBODY\nelse:\nBODY", "for {new} in {lst}[:3]:\n    if {cond}:\n        continue\nBODY",
    "for {new}, {new} in enumerate({lst}[:3]):\nBODY", "for {new} in {gen}:\nBODY", "for {new} in list({dct}):\nBODY",
    "while COUNT < {int} and len(LOG) < 6:\n    COUNT += 1\n    LOG.append(0)\nBODY", "while True:\nBODY\n    COUNT += 1\n    if COUNT > L:\n        break",
    "for {new}, {new} in zip(RUN(iter, {lst}), {lst}):\nBODY", "for {new}, {new} in zip({lst}[:3], RUN(list, {lst})):\nBODY", "for {new} in picky({lst}, np.ravel({arr})):\nBODY",
    "for {new}, {new} in enumerate(RUN(list, {lst})[:3]):\nBODY", "try:\nBODY\n    RUN({fun}, {int})\nBODY\nfinally:\nBODY", "for {new} in RUN(range, {int}):\nBODY",
    "with np.errstate(all='ignore'):\nBODY", "with {obj} as {new}:\nBODY", "with {obj}:\n    strict(0, K)\nBODY",
    "try:\nBODY\n    strict(0, K)\nBODY\nexcept ValueError:\nBODY", "try:\n    {new} = {arr}[{int}]\nexcept IndexError:\nBODY\nelse:\nBODY",
    "try:\nBODY\n    strict(0, K)\nexcept (ValueError, TypeError) as error:\nBODY\nfinally:\nBODY", "try:\n    {new} = {dct}[{at}]\nexcept KeyError:\nBODY",
    "match K:\n    case 0:\n    BODY\n    case 1 | 2:\n    BODY\n    case _:\n    BODY", "match ({int}, L):\n    case (1, {new}):\n    BODY\n    case (_, 0):\n    BODY",
    "match {lst}:\n    case []:\n    BODY\n    case [{new}, *_]:\n    BODY", "match {obj}:\n    case Leaf():\n    BODY\n    case Node(rest=None):\n    BODY",
    "with watched({arr}) as {new}:\nBODY", "with watched({lst}):\nBODY\n    strict(0, K)\nBODY", "with contextlib.ExitStack() as {new}:\n    {new}2 = 0\nBODY",
    "with contextlib.suppress(ValueError):\nBODY\n    strict(0, K)\nBODY", "for {new} in np.ndindex({int}, 2):\nBODY", "for {new} in np.nditer({arr}):\nBODY", "while {lst} and COUNT < 9:\n    COUNT += 1\n    LOG.append({lst}.pop())\nBODY",
    "def {new}(x={arr}, *more):\n    global COUNT\nBODY\n    return x", "class {new}(Node):\n    data = {arr}\nBODY",
]  # fmt: skip
