"""`python3 inputs.py COUNT SEED [FILE]`: random programs that depend on an input, and what NumPy makes of them for several, as lines of JSON
or compressed in a file.

A line is `{"seed", "text", "inner", "places": [[line, col, endLine, endCol, kind, fact...]...], "roots": [[place, root...]...]}`. The facts are those of
all inputs, `inner` are the lines of functions, and the roots are the numbers of a place's buffer for each input, null where it had several or none.
"""

import ast
import contextlib
import gzip
import io
import json
import os
import sys
import warnings

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../test/corpus"))
from programs import fact_at
from record import Instrument
from worlds import INPUTS, Worlds

MOST_FACTS = 12


def main():
    count, seed = map(int, sys.argv[1:3])
    np.seterr(all="warn")
    programs = (json.dumps(program(f"{seed}:{i}"), separators=(",", ":")) for i in range(count))
    if len(sys.argv) < 4:
        for one in programs:
            print(one, flush=True)
        return
    with open(sys.argv[3], "wb") as file:
        file.write(gzip.compress("\n".join(programs).encode(), mtime=0))


def program(seed):
    worlds = Worlds(seed)
    wanted = worlds.random.randint(10, 26)
    for _ in range(90):
        if len(worlds.statements) > wanted:
            break
        worlds.grow()
    return {"seed": seed, **answered(worlds.text())}


def answered(text):
    """The program with what it does for every input."""
    tree = ast.parse(text)
    inner = sorted({line for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef)) for line in range(node.lineno, node.end_lineno + 1)})
    instrument = Instrument()
    tree.body = instrument.block(tree.body)
    code = compile(ast.fix_missing_locations(tree), "<program>", "exec")
    facts, roots = {}, {}
    for world, given in enumerate(INPUTS):
        run(code, given, world, facts, roots)
    order = sorted(at for at, known in facts.items() if known)
    return {
        "text": text,
        "inner": inner,
        "places": [instrument.places[at] + facts[at] for at in order],
        "roots": [[order.index(at), *known] for at, known in sorted(roots.items()) if facts[at]],
    }


def run(code, given, world, facts, roots):
    numbers, held = {}, []

    def seen(at, value):
        known = facts.setdefault(at, [])
        fact = fact_at(value)
        if known is None or fact is None or len(known) > MOST_FACTS:
            facts[at] = None
            return value
        if isinstance(value, np.ndarray) and value.size:
            root = value
            while getattr(root, "base", None) is not None:
                root = root.base
            held.append(root)
            number = numbers.setdefault(id(root), len(numbers))
            of = roots.setdefault(at, [None] * len(INPUTS))
            of[world] = number if of[world] in (None, number) else -1
        if fact not in known:
            known.append(fact)
        return value

    os.environ["INPUT"] = str(given)
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        with contextlib.suppress(Exception):
            exec(code, {"__name__": "__main__", "__seen__": seen})


if __name__ == "__main__":
    main()
