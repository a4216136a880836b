"""Runs the examples of NumPy's docstrings (or of the given pages) under NumPy itself: `docstrings.py FOLDER [PAGE...]`.

Writes each docstring with examples to a file of FOLDER, and what NumPy printed to FOLDER/real.json.
"""

import code
import contextlib
import doctest
import inspect
import io
import json
import os
import pkgutil
import re
import signal
import sys
import tempfile
import traceback
import types
import warnings

import numpy as np

START = ">>> import numpy as np\n\n"
SECONDS = 20


def main(folder, pages):
    os.makedirs(folder, exist_ok=True)
    found = page_texts(pages) if pages else docstrings()
    real = []
    for number, (module, name, text) in enumerate(found):
        text = START + text
        file = f"{number:04}.rst"
        with open(os.path.join(folder, file), "w") as out:
            out.write(text)
        real.append({"file": file, "module": module, "name": name, "examples": examples(text)})
    with open(os.path.join(folder, "real.json"), "w") as out:
        json.dump(real, out)


def page_texts(pages):
    for page in pages:
        with open(page) as file:
            yield os.path.basename(page), os.path.basename(page), file.read()


def docstrings():
    """Module, name and docstring of everything in NumPy that has examples, each text once, under its shortest name."""
    found = {}
    for module in modules():
        for name, text in documented(module):
            old = found.get(text)
            if old is None or rank(module, name) < rank(*old):
                found[text] = (module, name)
    return sorted((module.__name__, name, text) for text, (module, name) in found.items())


def rank(module, name):
    """Public homes are better than private ones, and short names better than long ones."""
    return ("._" in f".{module.__name__}.{name}", len(f"{module.__name__}.{name}"), module.__name__, name)


def modules():
    yield np
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for info in pkgutil.walk_packages(np.__path__, "numpy."):
            if re.search(r"\.(tests|conftest|distutils|f2py|__main__|_pyinstaller)\b", info.name):
                continue
            with contextlib.suppress(Exception):
                yield __import__(info.name, fromlist=["*"])


def documented(module):
    if has_examples(module):
        yield "", module.__doc__
    for name, value in list(vars(module).items()):
        if isinstance(value, types.ModuleType) or not is_numpys(value):
            continue
        if has_examples(value):
            yield name, value.__doc__
        if inspect.isclass(value):
            for key, member in list(vars(value).items()):
                member = getattr(member, "__func__", member)
                if has_examples(member):
                    yield f"{name}.{key}", member.__doc__


def is_numpys(value):
    module = getattr(value, "__module__", None) or getattr(type(value), "__module__", None) or ""
    return isinstance(value, np.ufunc) or module.startswith("numpy") or module == "builtins"


def has_examples(value):
    text = getattr(value, "__doc__", None)
    return isinstance(text, str) and ">>>" in text and text not in (str.__doc__, int.__doc__)


def examples(text):
    """What each example prints; null where two runs print different things or the run never ended."""
    first, second = run_apart(text, "1"), run_apart(text, "2")
    parsed = [example for example in doctest.DocTestParser().get_examples(text)]
    return [
        {
            "line": example.lineno + 1,
            "source": example.source,
            "want": example.want,
            "real": first[at] if at < len(first) and at < len(second) and first[at] == second[at] else None,
        }
        for at, example in enumerate(parsed)
    ]


def run_apart(text, seed):
    """Runs the examples in a process and an empty folder of their own."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            np.random.seed(int(seed))
            signal.alarm(SECONDS)
            run(text, os.fdopen(writer, "w"))
            os.chdir("/")
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as file:
        lines = file.read().splitlines()
    os.waitpid(child, 0)
    return [json.loads(line) for line in lines]


def run(text, out):
    names = {"__name__": "__main__"}
    sys.stdin = open(os.devnull)
    sys.stderr = io.StringIO()
    sys.displayhook = lambda value: None if value is None else (names.__setitem__("_", value), print(repr(value)))
    for example in doctest.DocTestParser().get_examples(text):
        printed = io.StringIO()
        error = None
        with contextlib.redirect_stdout(printed):
            try:
                if example.options.get(doctest.SKIP):
                    error = "skipped"
                else:
                    exec(compile(example.source, "<stdin>", "single"), names)
            except SyntaxError as raised:
                error = f"SyntaxError: {raised.msg}"
            except BaseException as raised:
                error = "".join(traceback.format_exception_only(raised)).rstrip("\n")
        out.write(json.dumps({"printed": printed.getvalue(), "error": error}) + "\n")
        out.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
