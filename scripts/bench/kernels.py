"""Times NumPy: `python3 kernels.py SIZES` prints the least seconds of the processor that one call takes for each operation and size as JSON."""

import json
import sys
import time

import numpy as np


def calls(n, rows, columns):
    a = np.arange(n, dtype=np.float64) * 7919 % 1009
    b = a + 0.5
    table = a[: rows * columns].reshape(rows, columns).copy()
    other = table.T.copy()
    mask = a > 500
    places = np.arange(n) * 7919 % n
    return {
        "add": lambda: a + b,
        "multiply": lambda: a * b,
        "exp": lambda: np.exp(a),
        "sum, axis 0": lambda: table.sum(axis=0),
        "sum, axis 1": lambda: table.sum(axis=1),
        "boolean mask": lambda: a[mask],
        "fancy index": lambda: a[places],
        "sort": lambda: np.sort(a),
        "argsort": lambda: np.argsort(a),
        "matmul": lambda: table @ other,
        "cumsum": lambda: np.cumsum(a),
        "transpose, copy": lambda: table.T.copy(),
        "repr": lambda: repr(a),
    }


def timed(call):
    call()
    count, best, end = 1, float("inf"), time.process_time() + 0.15
    for done in range(40):
        if done >= 3 and time.process_time() > end:
            break
        start = time.process_time()
        for _ in range(count):
            call()
        seconds = time.process_time() - start
        best = min(best, seconds / count)
        if seconds < 0.002:
            count = int(count * min(20, 0.004 / max(seconds, 1e-6))) + 1
    return best


def main():
    by_size = [calls(**size) for size in json.loads(sys.argv[1])]
    with np.errstate(all="ignore"):
        print(json.dumps({name: [timed(own[name]) for own in by_size] for name in by_size[0]}))


if __name__ == "__main__":
    main()
