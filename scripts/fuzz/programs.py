"""`python3 programs.py COUNT SEED [FILE]`: random programs, and what NumPy makes of them, as lines of JSON or compressed in a file.

A line is `{"seed", "hidden", "entries": [[source, printed]...], "places": [[line, col, endLine, endCol, kind, fact...]...]}`. What is
printed ends with the exception's last line where an entry raises. The places are those of the entries joined by newlines. A
program is hidden when it draws numbers without a seed.
"""

import ast
import contextlib
import gzip
import io
import json
import os
import sys
import traceback
import warnings

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../test/corpus"))
import others
import statements
from grower import Grower
from record import Instrument, fact_of

KINDS = [
    *[statements.creation] * 4, *[statements.indexing] * 8, *[statements.ufunc] * 7, *[statements.into] * 2, *[statements.inplace] * 5,
    *[statements.reduction] * 4, *[statements.shaping] * 8, *[statements.casting] * 5, *[statements.selecting] * 6,
    statements.randoms, statements.randoms, others.loop, others.function, others.condition, others.records, others.dates,
    others.texts, others.python, others.python,
]  # fmt: skip
MOST_FACTS = 8


def main():
    count, seed = map(int, sys.argv[1:3])
    np.seterr(all="warn")
    programs = (program(f"{seed}:{i}") for i in range(count))
    if len(sys.argv) < 4:
        for one in programs:
            print(dumped(one), flush=True)
        return
    with open(sys.argv[3], "wb") as file:
        file.write(gzip.compress("\n".join(map(dumped, [*programs, *found()])).encode(), mtime=0))


def dumped(one):
    return json.dumps(one, separators=(",", ":"))


def found():
    """The programs that were once answered wrongly. A line that is indented goes on with the entry before it."""
    with open(os.path.join(HERE, "../../test/fuzz/found.txt"), encoding="ascii") as file:
        texts = file.read().split("\n\n")[1:]
    for i, text in enumerate(texts):
        entries = ["import numpy as np"]
        for line in text.strip().split("\n"):
            if line.startswith((" ", "else:", "except")):
                entries[-1] += "\n" + line
            else:
                entries.append(line)
        yield answered(f"found:{i + 1}", "default_rng()" in text, entries)


def program(seed):
    g = Grower(seed)
    statements.creation(g)
    wanted = g.int(8, 24)
    for _ in range(80):
        if len(g.entries) >= wanted:
            break
        g.one(KINDS)(g)
    for name in [name for name in g.names if name.startswith("v")][-10:]:
        g.run(name)
    return answered(seed, g.hidden, g.entries)


def answered(seed, hidden, entries):
    return {"seed": seed, "hidden": hidden, "entries": printed(entries), "places": places(entries)}


def printed(entries):
    """What the prompt prints for each entry."""
    names = {"__name__": "__main__"}
    return [[entry, answer(entry, names)] for entry in entries]


def answer(entry, names):
    output = io.StringIO()
    with contextlib.redirect_stdout(output), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(entry)
            for statement in tree.body:
                exec(compile(ast.Interactive([statement]), "<stdin>", "single"), names)
        except Exception as error:
            output.write("".join(traceback.format_exception_only(error)))
    return output.getvalue()


def places(entries):
    """The facts at the expressions and bindings of the program, of which each entry may raise."""
    instrument = Instrument()
    facts, roots, held = {}, {}, []
    text = "\n".join(entries)
    tree = ast.parse(text)

    def seen(at, value):
        known = facts.setdefault(at, [])
        if known is None:
            return value
        fact = fact_at(value)
        if fact is None or len(known) > MOST_FACTS:
            facts[at] = None
            return value
        if isinstance(value, np.ndarray):
            root = value
            while getattr(root, "base", None) is not None:
                root = root.base
            held.append(root)
            # Python has one empty bytes object for all.
            if value.size:
                fact["root"] = roots.setdefault(id(root), len(roots))
        if fact not in known:
            known.append(fact)
        return value

    names = {"__name__": "__main__", "__seen__": seen}
    for statement in instrument.block(tree.body):
        module = ast.fix_missing_locations(ast.Module([statement], []))
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            with contextlib.suppress(Exception):
                exec(compile(module, "<program>", "exec"), names)
    return [instrument.places[at] + known for at, known in sorted(facts.items()) if known]


def fact_at(value):
    """What is written down of a value, with its bytes and the limits of its elements; None for what nothing is claimed of."""
    fact = fact_of(value)
    if fact is None or not isinstance(value, np.ndarray):
        return fact
    fact["nbytes"] = value.nbytes
    if value.dtype.kind in "biuf" and value.dtype.itemsize <= 8 and value.size and not np.ma.is_masked(value):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            fact["min"], fact["max"] = limit(np.nanmin(value)), limit(np.nanmax(value))
    return fact


def limit(value):
    number = value.item()
    if isinstance(number, float) and not np.isfinite(number):
        return None
    return str(number) if isinstance(number, int) and abs(number) > 2**53 else number


if __name__ == "__main__":
    main()
