"""Runs the programs beside this file under NumPy and writes down what their arrays are: `npm run truth -- corpus`.

The truth is a JSON object, compressed: for each program its places, `[line, col, endLine, endCol, kind, fact...]`, with the
distinct facts that were seen there. A place with too many of them, or with something else among them, is left out.
"""

import ast
import contextlib
import gzip
import io
import json
import os
import sys
import tempfile
import types

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
READ = (ast.Call, ast.BinOp, ast.UnaryOp, ast.Compare, ast.Subscript, ast.Attribute, ast.Name, ast.IfExp)
MOST_FACTS = 12
MOST_VALUES = 24


class Instrument(ast.NodeTransformer):
    """Wraps what is read and follows each simple binding with a look at the name."""

    def __init__(self):
        self.places = []

    def place(self, node, kind):
        self.places.append([node.lineno, node.col_offset, node.end_lineno, node.end_col_offset, kind])
        return ast.Constant(len(self.places) - 1)

    def visit(self, node):
        if isinstance(node, (ast.JoinedStr, ast.match_case, ast.arguments)):
            return node
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            node.body = self.block(node.body)
            return node
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                node.func.value = self.visit(node.func.value)
            if isinstance(node.func, ast.Name) and node.func.id == "super":
                return node
            node.args = [self.visit(one) for one in node.args]
            for one in node.keywords:
                one.value = self.visit(one.value)
            return self.seen(node)
        for field, value in ast.iter_fields(node):
            if field in ("annotation", "returns", "decorator_list", "type", "targets", "target"):
                continue
            if isinstance(value, list):
                setattr(node, field, self.block(value) if field in ("body", "orelse", "finalbody") else self.items(value))
            elif isinstance(value, ast.AST):
                setattr(node, field, self.visit(value))
        return self.seen(node) if isinstance(node, READ) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load) else node

    def items(self, values):
        return [self.visit(one) if isinstance(one, ast.AST) else one for one in values]

    def seen(self, node):
        call = ast.Call(ast.Name("__seen__", ast.Load()), [self.place(node, "expr"), node], [])
        return ast.copy_location(call, node)

    def block(self, statements):
        out = []
        for statement in statements if isinstance(statements, list) else [statements]:
            if not isinstance(statement, ast.stmt):
                out.append(self.visit(statement))
                continue
            targets = []
            if isinstance(statement, ast.Assign):
                targets = statement.targets
            elif isinstance(statement, ast.AnnAssign) and statement.value or isinstance(statement, ast.AugAssign):
                targets = [statement.target]
            names = [one for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]
            looks = [
                ast.Expr(ast.Call(ast.Name("__seen__", ast.Load()), [self.place(one, "bind"), ast.Name(one.id, ast.Load())], []))
                for one in names
                if isinstance(one.ctx, ast.Store)
            ]
            out.append(self.visit(statement))
            out += [ast.copy_location(look, statement) for look in looks]
        return out


def number(value):
    if isinstance(value, float) and not np.isfinite(value):
        return "nan" if value != value else "inf" if value > 0 else "-inf"
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 2**53:
        return str(value)
    return value


def nested(values):
    return [nested(one) for one in values] if isinstance(values, list) else number(values)


def fact_of(value):
    """What is written down of a value; None for what nothing is claimed of."""
    if isinstance(value, np.ndarray):
        fact = {
            "type": "memmap" if isinstance(value, np.memmap) else "ndarray",
            "dtype": str(value.dtype),
            "shape": list(value.shape),
            "strides": list(value.strides),
            "c": bool(value.flags.c_contiguous),
            "f": bool(value.flags.f_contiguous),
            "owndata": bool(value.flags.owndata),
        }
        if value.dtype.kind in "biuf" and 0 < value.size <= MOST_VALUES and value.dtype.itemsize <= 8:
            fact["values"] = nested(value.view(np.ndarray).tolist())
        return fact
    if isinstance(value, np.generic):
        known = value.dtype.kind in "biuf" and value.dtype.itemsize <= 8
        return {"type": "scalar", "dtype": str(value.dtype), **({"value": number(value.item())} if known else {})}
    for kind, name in ((bool, "pybool"), (int, "pyint"), (float, "pyfloat")):
        if type(value) is kind:
            return {"type": name, "value": number(value)}
    return None


def record(path):
    with open(path, encoding="ascii") as file:
        tree = ast.parse(file.read())
    instrument = Instrument()
    tree.body = instrument.block(tree.body)
    facts = {}

    def seen(at, value):
        known = facts.setdefault(at, [])
        if known is not None:
            fact = fact_of(value)
            if fact is None or len(known) > MOST_FACTS:
                facts[at] = None
            elif fact not in known:
                known.append(fact)
        return value

    code = compile(ast.fix_missing_locations(tree), path, "exec")
    folder = os.getcwd()
    np.seterr(all="warn")
    np.set_printoptions()
    with tempfile.TemporaryDirectory() as place, contextlib.redirect_stdout(io.StringIO()):
        os.chdir(place)
        # What asks for the module that runs, as doctest does, gets the program.
        own = sys.modules["__main__"]
        sys.modules["__main__"] = program = types.ModuleType("__main__")
        program.__seen__ = seen
        try:
            exec(code, program.__dict__)
        finally:
            sys.modules["__main__"] = own
            os.chdir(folder)
    return [instrument.places[at] + known for at, known in sorted(facts.items()) if known]


def main():
    np.seterr(all="ignore")
    sys.argv = ["program.py"]
    programs = os.path.join(HERE, "programs")
    truth = {}
    with gzip.open(os.path.join(HERE, "truth.json.gz"), "rt") as file:
        former = json.load(file)["programs"]
    for name in sorted(os.listdir(programs)):
        if name.endswith(".py"):
            try:
                truth[name] = record(os.path.join(programs, name))
            except ModuleNotFoundError as error:
                # What other libraries give stays as it was recorded where they are installed.
                print(f"{name}: as before, since there is {error.msg}" if name in former else sys.exit(f"{name}: {error}"))
                truth[name] = former[name]
            except Exception as error:
                sys.exit(f"{name}: {type(error).__name__}: {error}")
    text = json.dumps({"numpy": np.__version__, "programs": truth}, separators=(",", ":"))
    with open(os.path.join(HERE, "truth.json.gz"), "wb") as file:
        file.write(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    main()
