"""format(value, spec) of Python and NumPy numbers, and the digits of NumPy's float formatting."""

import random
import sys

import facts
import numpy as np

pick = random.Random(11)
VALUES = [0, 7, -12345, 2**70, 0.0, -0.0, 1.5, 2.5, -0.125, 1e-7, 123456.789, 9.995, 1e22, 1.7e308, float("inf"), float("-inf"), float("nan"), True, "text", "h\u00e9\U0001f600", 1 + 2j, -1.5e10 - 0.25j, 2j]


def spec():
    fill = pick.choice(["", "", "", "*", "0", "\u00e9"])
    align = pick.choice(["", "<", ">", "=", "^"])
    if fill and not align:
        align = pick.choice("<>=^")
    return "".join([
        fill + align,
        pick.choice(["", "", "+", "-", " "]),
        pick.choice(["", "", "", "#"]),
        pick.choice(["", "", "", "0"]),
        pick.choice(["", "", "5", "12", "25"]),
        pick.choice(["", "", "", ",", "_"]),
        pick.choice(["", "", ".0", ".1", ".3", ".10"]),
        pick.choice(["", "d", "b", "o", "x", "X", "e", "E", "f", "F", "g", "G", "%", "s", "c", "n"]),
    ])


def formatted(value, how):
    try:
        return format(value, how)
    except Exception:
        return None


formats = []
for _ in range(6000):
    value, how = pick.choice(VALUES), spec()
    if pick.random() < 0.3:
        value = pick.uniform(-1, 1) * 10.0 ** pick.randint(-10, 20)
    if isinstance(value, int) and "c" in how and not 0 <= value <= sys.maxunicode:
        continue
    formats.append([facts.value(value), how, formatted(value, how)])


def floats(dtype):
    bits = dtype.itemsize * 8
    yield from (np.array(pick.getrandbits(bits), f"u{dtype.itemsize}").view(dtype)[()] for _ in range(250))
    with np.errstate(all="ignore"):
        yield from (dtype.type(2.0**e) for e in range(-152, 140, 3))
        yield from (dtype.type(x) for x in [0.5, 1.5, 2.5, 0.125, 1e22, 1e21, 9.995, 0.1, 1 / 3, 999999.5, 0.0, -0.0, 9.9996])


def layout():
    unique = pick.random() < 0.7
    precision = pick.choice([None, 0, 1, 3, 8, 17] if unique else [0, 1, 3, 8, 17, 30])
    least = pick.choice([None, None, 3, 8, 20])
    if precision and least and least > precision:
        least = precision
    return {"precision": precision, "unique": unique, "trim": pick.choice("k.0-"), "sign": pick.random() < 0.3, "pad_left": pick.choice([None, 5]), "min_digits": least}


digits = []
for name in ["f2", "f4", "f8"]:
    for x in floats(np.dtype(name)):
        if not np.isfinite(x):
            continue
        how, rest = layout(), pick.choice([None, 3, 6])
        scientific = pick.random() < 0.5
        how |= {"exp_digits": rest} if scientific else {"pad_right": rest, "fractional": pick.random() < 0.7 or how["precision"] == 0}
        write = np.format_float_scientific if scientific else np.format_float_positional
        digits.append([repr(float(x)), x.itemsize * 8, str(x), scientific, how, write(x, **how)])
facts.store("formats", {"formats": formats, "digits": digits})
