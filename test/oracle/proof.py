"""Runs programs and their changed forms under real NumPy and measures both. Reads a JSON list of
{text, changes: [{text, old, new}], timed?} from standard input; `old` and `new` are the lines that a change is about, before and
after it. Writes a JSON list with, for each program, {before, after: [...]}, each being what one run left and took:

    values    a digest of each name that is alive at the end
    output    what it printed
    peak      most bytes of elements alive at once; of the Python objects beside them what object arrays hold
    most      most bytes alive at once, all of Python's objects with them
    made      bytes of elements allocated in all
    held      bytes that the program holds at its end
    lines     for each change (in `before`), or for the change itself: {made, largest, kept} of the lines that it is about: bytes
              allocated there, the largest array, and what was alive longer than the line
    numpy     its version

and, where it was asked for, `faster`: how many times as long the program takes as its first changed form.
"""

import gc
import hashlib
import json
import os
import pickle
import sys
import time
import tracemalloc

import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from datamemory import DataMemory
from fixtures import execute, frozen

FILE = "<program>"
RUNS = 7

memory = DataMemory()


def main():
    json.dump([measured(program) for program in json.load(sys.stdin)], sys.stdout)


def measured(program):
    text, changes = program["text"], program["changes"]
    answer = {
        "before": forked(run, text, [change["old"] for change in changes]),
        "after": [forked(run, change["text"], [change["new"]]) for change in changes],
    }
    return {**answer, "faster": faster(text, changes[0]["text"])} if program.get("timed") else answer


def forked(work, *arguments):
    """Works in a process of its own, so that no program finds what another one left."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        answer = work(*arguments)
        with os.fdopen(writing, "w") as stream:
            json.dump(answer, stream)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as stream:
        answer = json.load(stream)
    os.waitpid(child, 0)
    return answer


def run(text, places):
    names = {"__name__": "__main__"}
    lines = Lines()
    memory.watch = lines.allocated
    gc.collect()
    tracemalloc.start()
    try:
        with memory.counting():
            output = execute(compile(text, FILE, "exec"), names, lines)
        gc.collect()
        held, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
        memory.watch = None
    values = {name: digest(value) for name, value in names.items() if not name.startswith("__")}
    return {
        "values": values,
        "output": output,
        "peak": memory.peak,
        "most": most,
        "made": memory.allocated,
        "held": held,
        "lines": [lines.of(place) for place in places],
        "numpy": np.__version__,
    }


def digest(value):
    return hashlib.sha256(pickle.dumps(frozen(value))).hexdigest()


class Lines:
    """What each line of the program allocates, and what is alive longer than the line."""

    def __init__(self):
        self.blocks = {}
        self.kept = {}
        self.began = {}

    def allocated(self, size):
        frame = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename != FILE:
            frame = frame.f_back
        if frame is not None:
            self.blocks.setdefault(frame.f_lineno, []).append(size)

    def __call__(self, frame, event, argument):
        if frame.f_code.co_filename != FILE:
            return None
        began = self.began.pop(frame, None)
        if began is not None:
            line, live = began
            self.kept[line] = self.kept.get(line, 0) + memory.live - live
        if event != "return":
            self.began[frame] = frame.f_lineno, memory.live
        return self

    def of(self, place):
        blocks = [size for line in place for size in self.blocks.get(line, [])]
        return {
            "made": sum(blocks),
            "largest": max(blocks, default=0),
            "kept": sum(max(self.kept.get(line, 0), 0) for line in place),
        }


def faster(text, other):
    """
    How many times as long a program takes as another one; None where it takes less than a thousandth of a second. Of each the
    shortest of some runs counts, since other programs on the machine only make them longer. Each run has a process of its own, as
    memory that another one has left is there at once; the two are run in turns, so that what slows the machine down for a while
    slows both.
    """
    best = [float("inf")] * 2
    for _ in range(RUNS):
        for i, one in enumerate((text, other)):
            best[i] = min(best[i], forked(seconds, one))
    return best[0] / best[1] if best[0] > 0.001 else None


def seconds(text):
    """The processor's time that one run takes."""
    code = compile(text, FILE, "exec")
    begin = time.process_time()
    execute(code, {"__name__": "__main__"})
    return time.process_time() - begin


if __name__ == "__main__":
    main()
