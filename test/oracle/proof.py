"""Runs programs and their changed forms under real NumPy and measures both. Reads a JSON list of
{text, changes: [{text, old, new}], timed?} from standard input; `old` and `new` are the lines that a change is about, before and
after it. Writes a JSON list with, for each program, {before, after: [...]}, each being what one run left and took:

    values    a digest of each name that is alive at the end
    output    what it printed
    peak      most bytes of elements alive at once; of the Python objects beside them what object arrays hold
    made      bytes of elements allocated in all
    held      bytes that the program holds at its end
    lines     for each change (in `before`), or for the change itself: {made, largest, kept} of the lines that it is about: bytes
              allocated there, the largest array, and what was alive longer than the line
    numpy     its version
    seconds   the shortest of some runs, where it was asked for
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
    changes = program["changes"]
    timed = program.get("timed", False)
    return {
        "before": forked(program["text"], [change["old"] for change in changes], timed),
        "after": [forked(change["text"], [change["new"]], timed) for change in changes],
    }


def forked(text, places, timed):
    """Runs in a process of its own, so that no program finds what another one left."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        answer = {**run(text, places), **({"seconds": seconds(text)} if timed else {})}
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
        held = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
        memory.watch = None
    values = {name: digest(value) for name, value in names.items() if not name.startswith("__")}
    return {
        "values": values,
        "output": output,
        "peak": memory.peak,
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


def seconds(text):
    """The processor's time of one run: the shortest of some, since other programs only make it longer."""
    code = compile(text, FILE, "exec")
    best = float("inf")
    for _ in range(RUNS):
        begin = time.process_time()
        execute(code, {"__name__": "__main__"})
        best = min(best, time.process_time() - begin)
    return best


if __name__ == "__main__":
    main()
