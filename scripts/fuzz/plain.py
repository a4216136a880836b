"""`python3 plain.py COUNT SEED [FILE]`: random programs without arrays, of control flow, closures, classes and generators, and what Python makes of
them, in the form of programs.py. `python3 plain.py --inputs COUNT SEED [FILE]`: the same with a number that nobody knows, in the form of inputs.py."""

import gzip
import json
import random
import re
import signal
import sys

import plainphrases as phrases

HOLE = re.compile(r"\{(=|~)?([a-z]+)\}|\{\{|\}\}")
SLOT = re.compile(r"^( *)(BODY|LOOP|INNER)$", re.M)
KINDS = ("int", "list", "str", "dict", "fun", "maker", "gen", "obj", "cls")
MOST_PRINTED = 3000


class Plain:
    """A random body of a function; `outer` are the names of numbers that it sees from the beginning."""

    def __init__(self, seed, outer=()):
        self.random = random.Random(seed)
        self.names = {kind: [] for kind in KINDS}
        self.names["int"] += outer
        self.count = 0
        self.left = self.random.randint(15, 45)
        self.depth = 0
        self.last = None

    def text(self):
        parts = [self.guarded(self.statement()) for _ in range(self.random.randint(6, 14))]
        return "\n".join([*parts, f"return {self.expression('int', 2)}"])

    def guarded(self, statement):
        """The statement, mostly so that the program goes on where it raises."""
        if self.random.random() < 0.2:
            return statement
        return f"try:\n{indented(statement)}\nexcept Exception as e:\n    log.append(repr(e))"

    def statement(self, in_loop=False):
        self.left -= 1
        roll = self.random.random()
        if self.left < 0 or self.depth > 5 or roll < 0.5:
            return self.filled(self.usable(phrases.SIMPLE))
        if in_loop and roll < 0.6:
            return self.filled(self.random.choice(phrases.LEAVE))
        if roll < 0.84:
            return self.block(self.usable(phrases.BLOCKS))
        return self.block(self.random.choice(phrases.FUNCTIONS)) if roll < 0.94 else self.class_()

    def block(self, phrase):
        """A compound statement. Names that are new in one of its bodies are of that body alone."""
        text = self.filled(phrase)
        return SLOT.sub(lambda slot: indented(self.body(slot[2]), slot[1]), text)

    def body(self, slot):
        kept = {kind: list(names) for kind, names in self.names.items()}
        self.depth += 1
        if slot == "INNER":
            # What a function binds is its own, so that it only reads its parameters and what is no number outside.
            self.names.update(int=["p0"], list=[], str=[], dict=[])
        text = "\n".join(self.statement(slot == "LOOP") for _ in range(self.random.randint(1, 3)))
        self.depth -= 1
        self.names = kept
        return text

    def class_(self):
        name, base = self.new("cls"), self.random.choice([None, *self.names["cls"]])
        methods = [one for one in phrases.METHODS if self.random.random() < (0.3 if base else 0.6)]
        init = [phrases.INHERITED_INIT] if base else [self.random.choice(phrases.INIT)]
        more = [phrases.INHERITED_METHOD] if base and self.random.random() < 0.5 else []
        kept, self.names = self.names, {**{kind: [] for kind in KINDS}, "int": ["3"]}
        parts = [self.block(one) for one in [*init, *methods, *more]]
        self.names = kept
        body = "\n".join([f"k = {self.random.randint(0, 9)}", *parts, phrases.REPR])
        self.names["cls"].append(name)
        made = self.new("obj")
        text = f"class {name}{f'({base})' if base else ''}:\n{indented(body)}\n{made} = {name}({self.expression('int', 1)})\nlog.append({made})"
        self.names["obj"].append(made)
        return text

    def filled(self, phrase):
        """The phrase with its holes filled from left to right; the new names are there behind it."""
        made = []
        text = HOLE.sub(lambda hole: self.hole(hole, made, 2), phrase)
        for kind, name in made:
            self.names[kind].append(name)
        return text

    def hole(self, hole, made, depth):
        how, kind = hole[1], hole[2]
        if kind is None:
            return hole[0][0]
        if how == "=":
            name = self.new(kind)
            made.append((kind, name))
            self.last = name
            return name
        if how == "~":
            return self.random.choice(self.names[kind])
        return self.last if kind == "same" else self.expression(kind, depth)

    def usable(self, among):
        """One of the phrases for whose names there are some."""
        return self.random.choice([one for one in among if all(self.names[kind] for kind in re.findall(r"\{~([a-z]+)\}", one))])

    def expression(self, kind, depth):
        if kind == "any":
            kind = self.random.choice(["int", "str", "list", "bool"])
        if kind == "raised":
            return self.random.choice(phrases.RAISED)
        if kind not in phrases.EXPRESSIONS or depth == 0 or self.random.random() < 0.3:
            return self.random.choice(self.names.get(kind, []) or phrases.ATOMS[kind])
        phrase, made = self.usable(phrases.EXPRESSIONS[kind]), []
        # A comprehension's name is its own; it stands before the name in the text.
        for new in re.findall(r"\{=([a-z]+)\}", phrase):
            made.append((new, self.new(new)))
            self.names[new].append(made[-1][1])
        text = HOLE.sub(lambda hole: made[0][1] if hole[1] == "=" else self.hole(hole, [], depth - 1), phrase)
        for new, name in made:
            self.names[new].remove(name)
        return text

    def new(self, kind):
        self.count += 1
        return f"{'C' if kind == 'cls' else kind[0]}{self.count}"


def indented(text, by="    "):
    return "\n".join(by + line for line in text.split("\n"))


def program(seed):
    """A program that Python takes and that comes to an end, with what it logs; a number of tries may be needed."""
    for attempt in range(100):
        source = f"def main():\n{indented(Plain(f'{seed}/{attempt}').text())}"
        printed = answer(source)
        if printed is not None:
            prelude = re.split(r"\n(?=class|def)", phrases.PRELUDE.rstrip())
            entries = [[part, ""] for part in [*prelude, source]]
            return {"seed": seed, "hidden": False, "entries": [*entries, ["show(main)", printed + "\n"]], "places": []}
    raise RuntimeError(f"no program of seed {seed} runs")


def answer(source):
    """What the program's log and result are printed as; None where that is of no use."""
    try:
        code = compile(source, "<program>", "exec")
    except SyntaxError:
        return None
    names = {"__name__": "__main__"}
    signal.signal(signal.SIGALRM, stop)
    Endless.happened = False
    signal.setitimer(signal.ITIMER_REAL, 1, 1)
    try:
        exec(phrases.PRELUDE, names)
        exec(code, names)
        printed = repr(names["show"](names["main"]))
    except BaseException:
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return None if Endless.happened or len(printed) > MOST_PRINTED or " at 0x" in printed or "..." in printed else printed


def dependent(seed):
    """A program with a number that nobody knows, and what it does for several."""
    from inputs import answered

    signal.signal(signal.SIGALRM, stop)
    for attempt in range(100):
        body = Plain(f"{seed}/{attempt}", outer=["U", "U"]).text()
        text = f"import os\nU = int(os.environ['INPUT'])\n{phrases.PRELUDE}def main():\n{indented(body)}\nshow(main)\n"
        signal.setitimer(signal.ITIMER_REAL, 2, 2)
        try:
            return {"seed": seed, **answered(text)}
        except (SyntaxError, Endless):
            continue
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    raise RuntimeError(f"no program of seed {seed} runs")


def main():
    options = [one for one in sys.argv[1:] if one != "--inputs"]
    make = dependent if "--inputs" in sys.argv else program
    count, seed = map(int, options[:2])
    lines = (json.dumps(make(f"{seed}:{i}"), separators=(",", ":")) for i in range(count))
    if len(options) < 3:
        for line in lines:
            print(line, flush=True)
        return
    with open(options[2], "wb") as file:
        file.write(gzip.compress("\n".join(lines).encode(), mtime=0))


class Endless(BaseException):
    """A program runs for too long. It may lose this in a `finally`, so that it is asked for afterwards, too."""

    happened = False


def stop(*_):
    Endless.happened = True
    raise Endless


if __name__ == "__main__":
    main()
