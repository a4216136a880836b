"""Loan statistics of a library from CSV text, with a structured array."""
import io

import numpy as np

DTYPE = [("item", "i4"), ("member", "i4"), ("days", "f8"), ("late", "?")]


def export(n=20_000, seed=3):
    rng = np.random.default_rng(seed)
    lines = ["item,member,days,late"]
    for k in range(n):
        days = rng.gamma(3, 7)
        lines.append(f"{rng.integers(5000)},{rng.integers(900)},{days:.1f},{int(days > 28)}")
    return "\n".join(lines)


def parse(text):
    return np.loadtxt(io.StringIO(text), delimiter=",", skiprows=1, dtype=DTYPE)


def simulated(n=150_000, seed=4):
    rng = np.random.default_rng(seed)
    loans = np.zeros(n, dtype=DTYPE)
    loans["item"] = rng.integers(0, 5000, n, dtype=np.int32)
    loans["member"] = rng.integers(0, 900, n, dtype=np.int32)
    loans["days"] = rng.gamma(3, 7, n)
    loans["late"] = loans["days"] > 28
    return loans


def late_days(loans):
    return loans["days"][loans["late"]].sum()  # want: temp


def forgive(loans, member):
    loans[loans["member"] == member]["late"] = False  # want: copy
    return loans


def per_member(loans):
    count = np.bincount(loans["member"], minlength=900)
    late = np.bincount(loans["member"], weights=loans["late"], minlength=900)
    return late / count


def top_items(loans, k):
    items, counts = np.unique(loans["item"], return_counts=True)
    best = np.argsort(counts)[-k:]
    return items[best]


def longest(loans):
    days = np.sort(loans["days"])
    return days[-10:]


def main():
    print(len(parse(export(200))))
    loans = simulated()
    print(round(late_days(loans)), top_items(loans, 3).shape, longest(loans).min() > 40)
    forgive(loans, 7)
    rate = per_member(loans)
    print(np.nanmax(rate) < 1)
    flags = np.array(loans["late"].tolist())  # want: copy
    print(flags.mean().round(3))


main()
