"""Runs programs and their fixed forms under real NumPy and measures both. Reads a JSON list of {text, fixes} from standard input,
each fix being {text, bytes?}, and writes a JSON list with, for each program, what each fix changes:
{changed, sameOutput, saved, how}. `saved` are bytes: what NumPy allocates less at the peak ("peak") or in all ("copied"), or what
the program holds less at its end ("held"): the first that is what was promised, else the most.
"""

import gc
import json
import os
import sys
import tracemalloc

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from datamemory import DataMemory
from fixtures import SLACK, execute, frozen

memory = DataMemory()


def main():
    json.dump([measured(program) for program in json.load(sys.stdin)], sys.stdout)


def measured(program):
    """Runs in a process of its own, so that no program finds what another one left."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        before = run(program["text"])
        answer = [compared(before, run(fix["text"]), fix) for fix in program["fixes"]]
        with os.fdopen(writing, "w") as stream:
            json.dump(answer, stream)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as stream:
        answer = json.load(stream)
    os.waitpid(child, 0)
    return answer


def run(text):
    """Returns what a program leaves behind and what it takes."""
    names = {"__name__": "__main__"}
    gc.collect()
    tracemalloc.start()
    try:
        with memory.counting():
            output = execute(compile(text, "<program>", "exec"), names)
        gc.collect()
        held = tracemalloc.get_traced_memory()[0] + memory.live
    finally:
        tracemalloc.stop()
    values = {name: frozen(value) for name, value in names.items() if not name.startswith("__")}
    return {"values": values, "output": output, "copied": memory.allocated, "peak": memory.peak, "held": held}


def compared(before, after, fix):
    old, new = before["values"], after["values"]
    changed = [name for name in old if name not in new or old[name] != new[name]]
    promised = fix.get("bytes") or 0
    saved = {how: before[how] - after[how] for how in ("peak", "copied", "held")}
    how = next((one for one in saved if abs(saved[one] - promised) <= SLACK * promised), max(saved, key=saved.get))
    return {"changed": changed, "sameOutput": before["output"] == after["output"], "saved": saved[how], "how": how}


if __name__ == "__main__":
    main()
