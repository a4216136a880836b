"""Prints Python's own tree of some files: their paths come on standard input, one a line, and one
JSON line a file goes out. The first line is {"version": [3, 14]}. A file that `ast` refuses gives
{"path": ..., "refused": message}, another one {"path": ..., "tree": ...} and its text where that is
not plain UTF-8.

A node is [kind, start, end, {field: value}], with offsets in UTF-16 units, or null where `ast` has none.
"""

import ast
import io
import json
import struct
import sys
import tokenize
import warnings

LEFT_OUT = {"ctx", "kind", "type_comment", "type_ignores"}
EXACT_STRINGS = sys.version_info >= (3, 12)


class Offsets:
    """UTF-16 offsets of (line, column in UTF-8 bytes)."""

    def __init__(self, text):
        self.lines = io.StringIO(text, newline="").readlines()
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + units(line))

    def at(self, line, column):
        if line > len(self.lines):
            return self.starts[-1]
        text = self.lines[line - 1]
        if text.isascii():
            return self.starts[line - 1] + column
        return self.starts[line - 1] + units(text.encode()[:column].decode())


def units(text):
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def tree(value, offsets, exact=True):
    if isinstance(value, list):
        return [tree(item, offsets, exact) for item in value]
    if not isinstance(value, ast.AST):
        return value
    kind = type(value).__name__
    if isinstance(value, (ast.operator, ast.boolop, ast.unaryop, ast.cmpop)):
        return kind
    inside = exact and (EXACT_STRINGS or kind != "JoinedStr")
    fields = {}
    for name, field in ast.iter_fields(value):
        if name in LEFT_OUT:
            continue
        constant = name == "value" and kind in ("Constant", "MatchSingleton")
        fields[name] = literal(field) if constant else tree(field, offsets, inside)
    start = end = None
    if exact and hasattr(value, "lineno"):
        start = offsets.at(value.lineno, value.col_offset)
        end = offsets.at(value.end_lineno, value.end_col_offset)
    return [kind, start, end, fields]


def literal(value):
    if value is None or value is True or value is False or value is ...:
        return repr(value)
    if isinstance(value, int):
        return "int:%x" % value
    if isinstance(value, float):
        return "float:" + struct.pack(">d", value).hex()
    if isinstance(value, complex):
        return "complex:" + struct.pack(">d", value.imag).hex()
    if isinstance(value, bytes):
        return "bytes:" + value.hex()
    return "str:" + value


def read(path):
    with open(path, "rb") as file:
        raw = file.read()
    encoding, _ = tokenize.detect_encoding(io.BytesIO(raw).readline)
    text = raw.decode(encoding)
    return text, encoding == "utf-8"


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20000)
    print(json.dumps({"version": sys.version_info[:2]}))
    for path in sys.stdin.read().splitlines():
        try:
            text, plain = read(path)
            row = {"path": path, "tree": tree(ast.parse(text).body, Offsets(text))}
            if not plain:
                row["text"] = text
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            row = {"path": path, "refused": str(error)}
        print(json.dumps(row), flush=True)


main()
