import numpy as np
import sys

def load(name, default=None):
    try:
        return np.load(name)
    except FileNotFoundError:
        return default if default is not None else np.zeros((2, 2))
    except (OSError, ValueError) as e:
        print("bad file", e, file=sys.stderr)
        raise
    finally:
        count[0] += 1

count = [0]
a = load("nothing-here.npy")
b = load("nothing-either.npy", default=np.arange(3))
print(a.ndim, b.ndim, count)

def parse(tokens):
    values = []
    for t in tokens:
        try:
            values.append(float(t))
        except ValueError:
            continue
    return np.array(values)

v = parse("1 2 x 3.5 nan y".split())
print(v.size, np.nansum(v))

def retry(n):
    for attempt in range(n):
        try:
            if attempt < 2:
                raise RuntimeError(attempt)
            return np.full(3, attempt)
        except RuntimeError as e:
            last = e
    raise last

r = retry(5)
print(r)
try:
    retry(1)
except RuntimeError as e:
    msg = f"failed: {e}"
else:
    msg = "fine"
print(msg)

def nested():
    try:
        try:
            np.ones(3).reshape(2, 2)
        except ValueError as inner:
            raise KeyError("wrapped") from inner
    except KeyError as outer:
        return type(outer.__cause__).__name__, outer.args[0]

print(nested())
stack = []
with np.errstate(all="raise"):
    try:
        np.array([1.0]) / np.array([0.0])
    except FloatingPointError:
        stack.append("fpe")
print(stack)
assert isinstance(v, np.ndarray), "must be an array"
while True:
    x = np.ones(2)
    break
else:
    x = None
print(x)
