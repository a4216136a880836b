"""Runs fixtures under real NumPy. Reads a JSON list of {name, text, facts, raises, fixes, changes, folder?} from standard input and
writes a JSON list of what is wrong, in words.

Facts and exceptions are looked at by statements added to the program's tree. Memory is measured for each bytecode
instruction: what NumPy holds at most while it runs, above what it held before, is what the instruction allocated.
"""

import ast
import contextlib
import gc
import io
import json
import os
import sys
import tempfile
import tracemalloc
import warnings

import numpy as np

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from show import show

# Python's own small objects move the measured bytes a little.
SLACK = 0.1
NOISE = 4096


def main():
    json.dump([problem for fixture in json.load(sys.stdin) for problem in examine(fixture)], sys.stdout)


def examine(fixture):
    name = fixture["name"]
    if "folder" in fixture:
        sys.path.insert(0, fixture["folder"])
    checked = run_checked(fixture)
    problems = [f"{name}: {problem}" for problem in checked]
    if not fixture["fixes"]:
        return problems
    before = run_measured(fixture["text"])
    for fix in fixture["fixes"]:
        after = run_measured(fix["text"])
        place = f"{name}:{fix['line']} {fix['title']}"
        problems += [f"{place}: {problem}" for problem in compare(before, after, fix, set(fixture["changes"]))]
    return problems


def run_checked(fixture):
    """Runs a program that looks at what each line with a fact binds; returns what differs from the fixture."""
    facts = {fact["line"]: fact["shown"] for fact in fixture["facts"]}
    raises = {item["line"]: item["type"] for item in fixture["raises"]}
    problems, reached, raised = [], set(), set()

    def look(line, value, scope):
        reached.add(line)
        shown = show(value, owner_name(value, scope)) if isinstance(value, (np.ndarray, np.generic)) else type(value).__name__
        if shown != facts[line]:
            problems.append(f"line {line} binds {shown}, not {facts[line]}")

    def note(line, error):
        raised.add(line)
        if type(error).__name__ != raises.get(line):
            problems.append(f"line {line} raises {type(error).__name__}: {error}")

    tree = Instrument(facts, raises).visit(ast.parse(fixture["text"]))
    names = {"__look__": look, "__note__": note, "__name__": "__main__"}
    execute(compile(ast.fix_missing_locations(tree), fixture["name"], "exec"), names)
    problems += [f"line {line} is never reached" for line in facts if line not in reached]
    problems += [f"line {line} does not raise" for line in raises if line not in raised]
    return problems


def owner_name(array, scope):
    """Returns the name of the array whose memory this one borrows; None where it has no name."""
    # A memory map rests on an mmap object, which is no array.
    if not isinstance(array, np.ndarray) or not isinstance(array.base, np.ndarray):
        return None
    base = array
    while isinstance(base.base, np.ndarray):
        base = base.base
    return next((name for name, value in scope.items() if value is base and not name.startswith("__")), None)


class Instrument(ast.NodeTransformer):
    """Adds a look behind each statement that binds on a line with a fact, and a handler around those that raise."""

    def __init__(self, facts, raises):
        self.facts = facts
        self.raises = raises

    def visit(self, node):
        node = super().generic_visit(node)
        if not isinstance(node, ast.stmt):
            return node
        inside = self.looks(getattr(node, "target", None)) if isinstance(node, ast.For) else self.parameters(node)
        if hasattr(node, "body"):
            node.body = inside + node.body
            return node
        statements = [node, *(look for target in targets(node) for look in self.looks(target))]
        if not any(line in self.raises for line in range(node.lineno, node.end_lineno + 1)):
            return statements
        call = f"__note__({node.lineno}, __error__)"
        handler = ast.ExceptHandler(ast.Name("Exception", ast.Load()), "__error__", [ast.parse(call).body[0]])
        return ast.Try(statements, [handler], [], [])

    def parameters(self, node):
        if not isinstance(node, ast.FunctionDef):
            return []
        return [look for arg in node.args.args for look in self.look(arg.arg, arg.lineno)]

    def looks(self, target):
        for part in ast.walk(target) if target is not None else []:
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store) and part.lineno in self.facts:
                return self.look(part.id, part.lineno)
        return []

    def look(self, name, line):
        if line not in self.facts:
            return []
        return ast.parse(f"__look__({line}, {name}, {{**globals(), **locals()}})").body


def targets(node):
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, (ast.AugAssign, ast.AnnAssign)) else []


def run_measured(text):
    """Returns what a program leaves behind and how much NumPy allocates while it runs."""
    names = {"__name__": "__main__"}
    meter = Meter()
    # What an earlier program left in Python's free lists would be used again without being counted; a collection empties them.
    gc.collect()
    tracemalloc.start()
    try:
        output = execute(compile(text, "<fixture>", "exec"), names, meter)
        gc.collect()
        held = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    values = {name: frozen(value) for name, value in names.items() if not name.startswith("__")}
    return {"values": values, "output": output, "allocated": meter.allocated, "peak": meter.peak, "held": held}


class Meter:
    """Adds up, over the bytecode instructions of a program, the bytes that each allocates."""

    allocated = 0
    peak = 0
    before = 0

    def __call__(self, frame, event, argument):
        if frame.f_code.co_filename != "<fixture>":
            return None
        frame.f_trace_opcodes = True
        now, high = tracemalloc.get_traced_memory()
        self.allocated += max(high - self.before, 0)
        self.peak = max(self.peak, high)
        tracemalloc.reset_peak()
        self.before = now
        return self


def execute(code, names, trace=None):
    """Runs a program in a folder of its own; returns what it prints, and the exception that ends it."""
    output = io.StringIO()
    here = os.getcwd()
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(output), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        os.chdir(folder)
        try:
            sys.settrace(trace)
            exec(code, names)
        except Exception as error:
            output.write(f"{type(error).__name__}: {error}")
        finally:
            sys.settrace(None)
            os.chdir(here)
    return output.getvalue()


def frozen(value):
    """Returns what two runs of a program must agree on."""
    if isinstance(value, np.ndarray) and not value.dtype.hasobject:
        return str(value.dtype), value.shape, value.tobytes()
    if isinstance(value, np.ndarray):
        return str(value.dtype), value.shape, repr(value.tolist())
    if isinstance(value, (list, tuple)):
        return [frozen(item) for item in value]
    if isinstance(value, dict):
        return [(frozen(key), frozen(item)) for key, item in value.items()]
    if isinstance(value, (int, float, complex, str, bytes, np.generic, type(None))):
        return type(value).__name__, repr(value)
    return None


def compare(before, after, fix, changes):
    names = {name for name in before["values"] if name not in changes}
    for name in sorted(names):
        if name not in after["values"]:
            yield f"{name} is gone"
        elif before["values"][name] != after["values"][name] and not (not fix["safe"] and close(before, after, name)):
            yield f"{name} has another value"
    if fix["safe"] and before["output"] != after["output"]:
        yield f"prints {after['output'][-200:]!r} instead of {before['output'][-200:]!r}"
    promised = fix.get("bytes")
    if promised is None or promised < NOISE:
        return
    saved = max(before[what] - after[what] for what in ("allocated", "peak", "held"))
    if saved < promised * (1 - SLACK) - NOISE:
        yield f"saves {saved} bytes, not {promised}"


def close(before, after, name):
    """True when two arrays or numbers differ only by rounding, which a suggestion may change."""
    old, new = before["values"][name], after["values"][name]
    if old is None or new is None or len(old) != len(new):
        return False
    if len(old) == 2:
        return old[0] == new[0] and bool(np.allclose(float(eval_number(old[1])), float(eval_number(new[1])), rtol=1e-4))
    if old[:2] != new[:2] or np.dtype(old[0]).kind not in "fc":
        return False
    return bool(np.allclose(np.frombuffer(old[2], old[0]), np.frombuffer(new[2], new[0]), rtol=1e-4, equal_nan=True))


def eval_number(text):
    return text[text.index("(") + 1 : -1] if "(" in text else text


if __name__ == "__main__":
    main()
