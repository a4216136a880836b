"""Parsing, writing and converting datetime64 and timedelta64 elements."""

import random
import warnings

import facts
import numpy as np

warnings.simplefilter("ignore")
pick = random.Random(5)
UNITS = ["Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as"]


def unit():
    return (pick.choice(["", "", "", "7", "25"]) + pick.choice(UNITS))


def digits(count, most=9):
    return "".join(str(pick.randint(0, most)) for _ in range(count))


def text():
    year = pick.choice([digits(4), str(pick.randint(1900, 2100)), "-" + digits(4), digits(6), " 2001", "+1999"])
    parts = [year, f"-{pick.randint(0, 13):02}", f"-{pick.randint(0, 31):02}", pick.choice("T  t") + f"{pick.randint(0, 25):02}"]
    parts += [f":{pick.randint(0, 61):02}", f":{pick.randint(0, 60):02}", "." + digits(pick.randint(0, 19))]
    found = "".join(parts[: pick.randint(1, len(parts))])
    if pick.random() < 0.15:
        found += pick.choice(["Z", "+0530", "-08:00", "+2", " ", "x", "-", ":", "+2500", "Z "])
    return found


def parsed(source, to):
    try:
        found = np.datetime64(source, to) if to else np.datetime64(source)
    except Exception as error:
        return [type(error).__name__, str(error)]
    return [str(found.view("i8")), *np.datetime_data(found.dtype), str(found)]


def converted(kind, value, source, to):
    try:
        return str(np.array([value]).view(f"{kind}8[{source}]").astype(f"{kind}8[{to}]").view("i8")[0])
    except Exception as error:
        return [type(error).__name__, str(error)]


def promoted(a, b):
    try:
        return np.datetime_data(np.promote_types(a, b))
    except Exception as error:
        return [type(error).__name__, str(error)]


parses = []
for _ in range(2500):
    source, to = text(), pick.choice([None, None, unit()])
    parses.append([source, to, parsed(source, to)])
conversions = []
for _ in range(4000):
    size = pick.choice([10, 1000, 10**6, 10**9, 10**13, 2**62])
    value = pick.choice([pick.randint(-size, size), pick.randint(-40000, 40000), -(2**63)])
    kind, source, to = pick.choice("Mm"), unit(), unit()
    # The calendar is not followed to where NumPy's count of days overflows.
    if kind == "M" and abs(value) > 10**13 and {source[-1], to[-1]} & {"Y", "M", "W", "D"}:
        continue
    conversions.append([kind, str(value), source, to, converted(kind, value, source, to)])
promotions = []
for _ in range(600):
    kinds, units = [pick.choice("Mm") for _ in "ab"], [unit(), unit()]
    a, b = (f"{kind}8[{name}]" for kind, name in zip(kinds, units))
    casts = [np.can_cast(a.replace(kinds[0], kinds[1], 1), b, rule) for rule in ("equiv", "safe", "same_kind", "unsafe")]
    promotions.append([a, b, promoted(a, b), casts])
facts.store("datetimes", {"parses": parses, "conversions": conversions, "promotions": promotions})
