"""A program that grows in several worlds at once: each has another input, and a statement stays only if it runs in all of them."""

import collections
import contextlib
import io
import os
import random
import re
import signal
import types
import warnings

import numpy as np
import phrases

INPUTS = (0, 1, 2, 3)
HOLE = re.compile(r"\{(arr|lst|dct|obj|fun|gen|int|cond|at|new)\}|\{\{|\}\}")
NAME = re.compile(r"[a-z]+\d+$")


class Worlds:
    """The statements so far, and the names that every world has by what they hold."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.statements = [phrases.PRELUDE]
        self.count = 0
        self.begin()
        for kind in ("arr", "arr", "lst", "dct", "obj", "obj"):
            self.keep(f"{self.new(kind[0])} = {self.filled(self.random.choice(phrases.VALUES[kind]))}")

    def begin(self):
        """Makes the worlds anew, where a statement that failed has left something half done."""
        self.worlds = [{"__name__": "__main__"} for _ in INPUTS]
        for statement in self.statements:
            self.runs(statement)
        self.look()

    def grow(self):
        """Tries one more statement."""
        self.keep(self.block(0) if self.random.random() < 0.4 else self.simple())

    def keep(self, statement):
        if self.runs(statement):
            self.statements.append(statement)
            self.look()
            return
        if not self.is_endless and self.random.random() < 0.15:
            self.statements.append("try:\n" + indented(statement) + "\nexcept Exception:\n    LOG.append('x')")
        self.begin()

    def text(self):
        """The program, at whose end everything is looked at."""
        looks = {"arr": "{} + 0", "lst": "np.zeros(len({}))", "dct": "np.zeros(len({}))", "obj": "np.zeros({}.size)", "int": "np.zeros(abs({}))"}
        ends = [f"{self.new('z')} = {look.format(name)}" for kind, look in looks.items() for name in self.names[kind]]
        return "\n".join([*self.statements, *ends]) + "\n"

    def runs(self, statement):
        self.is_endless = False
        code = compile(statement + "\n", "<program>", "exec")
        return all([self.ran(code, world, given) for world, given in zip(self.worlds, INPUTS, strict=True)])

    def ran(self, code, world, given):
        os.environ["INPUT"] = str(given)
        signal.setitimer(signal.ITIMER_REAL, 0.5, 0.5)
        try:
            with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
                warnings.simplefilter("ignore")
                exec(code, world)
            return sum(a.nbytes for a in world.values() if isinstance(a, np.ndarray)) < 1e6
        except BaseException as error:
            self.is_endless |= isinstance(error, TimeoutError)
            return False
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def look(self):
        found = {kind: [] for kind in phrases.VALUES}
        for name in self.worlds[0]:
            if not (NAME.match(name) or name in ("LOG", "TABLE")):
                continue
            kinds = {kind_of(world[name]) if name in world else None for world in self.worlds}
            if len(kinds) == 1 and kinds != {None}:
                found[kinds.pop()].append(name)
        self.names = found

    def simple(self):
        if self.random.random() < 0.55:
            return self.filled(self.random.choice(phrases.EFFECTS))
        kind = self.random.choice(["arr", "arr", "arr", "lst", "lst", "dct", "obj", "obj", "fun", "gen", "int"])
        names = [name for name in self.names[kind] if NAME.match(name)]
        target = self.random.choice(names) if names and self.random.random() < 0.35 else self.new(kind[0])
        return f"{target} = {self.filled(self.random.choice(phrases.VALUES[kind]))}"

    def block(self, depth):
        def body(match):
            inner = [self.block(depth + 1) if depth < 2 and self.random.random() < 0.2 else self.simple() for _ in range(self.random.randint(1, 2))]
            return indented("\n".join(inner), match[1] + "    ")

        return re.sub(r"^( *)BODY", body, self.filled(self.random.choice(phrases.BLOCKS)), flags=re.M)

    def filled(self, phrase):
        return HOLE.sub(lambda match: self.hole(match[1]) if match[1] else match[0][0], phrase)

    def hole(self, kind):
        choose = self.random.choice
        if kind == "new":
            return self.new("n")
        for name, among in (("cond", phrases.CONDITIONS), ("at", phrases.PLACES)):
            if kind == name:
                return self.filled(choose(among))
        if kind == "int":
            return choose(self.names["int"]) if self.names["int"] and self.random.random() < 0.2 else self.filled(choose(phrases.INTS))
        return choose(self.names[kind]) if self.names[kind] else {"arr": "np.ones(3)", "lst": "[]", "dct": "{}", "obj": "Node(np.ones(2))"}.get(kind, "print")

    def new(self, letter):
        self.count += 1
        return f"{letter}{self.count}"


def indented(text, by="    "):
    return "\n".join(by + line for line in text.split("\n"))


def kind_of(value):
    if isinstance(value, np.ndarray):
        return "arr"
    for kind, one in (("lst", list), ("dct", dict), ("int", int)):
        if isinstance(value, one) and not isinstance(value, bool) and (kind != "int" or -50 < value < 50):
            return kind
    if type(value).__name__ in ("Node", "Leaf"):
        return "obj"
    if isinstance(value, (types.GeneratorType, map, zip)):
        return "gen"
    return "fun" if callable(value) and not isinstance(value, (type, collections.abc.Iterator)) else None


signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(TimeoutError()))
