"""Reductions, running totals and order statistics."""

import made
import numpy as np

PLAIN = "sum prod max min any all ptp count_nonzero nansum nanprod nanmax nanmin".split()
MEANS = "mean var std nanmean nanvar nanstd".split()
REDUCED = [*made.NUMBERS, *made.NUMBERS, "g", "M8[D]", "m8[s]", ">i4", ">f8", "O"]
SPANS = ["small", "small", "few", "plus"]


def cases(s):
    for name in PLAIN + MEANS:
        for _ in s.times(150):
            a = operand(s)
            s.call(f"numpy.{name}", a, **s.axes(a), **options(s, name, a))
    for name in "sum prod max min any all mean var std ptp argmax argmin cumsum cumprod".split():
        if not hasattr(np.ndarray, name):
            continue
        for _ in s.times(30):
            a = operand(s)
            s.call(f"numpy.ndarray.{name}", a, **s.axes(a, several=not name.startswith(("arg", "cum"))))
    for name in "cumsum cumprod nancumsum nancumprod argmax argmin nanargmax nanargmin".split():
        for _ in s.times(90):
            a = operand(s)
            given = s.axes(a, several=False)
            if name.startswith("cum") and s.chance(0.2):
                given["dtype"] = np.dtype(s.number())
            if name.startswith("arg") and s.chance(0.3):
                given["keepdims"] = True
            s.call(f"numpy.{name}", a, **given)
    for name in ("cumulative_sum", "cumulative_prod"):
        for _ in s.times(40):
            a = operand(s)
            given = s.axes(a, several=False, none=0.1)
            s.call(f"numpy.{name}", a, **given, **({"include_initial": True} if s.chance(0.5) else {}))
    for name in "median nanmedian".split():
        for _ in s.times(90):
            a = operand(s)
            s.call(f"numpy.{name}", a, **s.axes(a), **kept(s))
    for name in "percentile quantile nanpercentile nanquantile".split():
        for _ in s.times(70):
            a = operand(s)
            share = s.rng.choice([0.5, 0.25, [0.125, 0.5], 0, 1, [[0, 1]], 1.5])
            share = np.multiply(share, 100).tolist() if "percentile" in name else share
            given = {"method": s.rng.choice(METHODS)} if s.chance(0.4) else {}
            s.call(f"numpy.{name}", a, share, **s.axes(a), **kept(s), **given)
    for _ in s.times(120):
        a = operand(s)
        given = s.axes(a)
        if s.chance(0.4):
            given["weights"] = s.array(a.shape, s.rng.choice(["f8", "i4", "f4"]), "plus")
        if s.chance(0.2):
            given["returned"] = True
        s.call("numpy.average", a, **given)


METHODS = """inverted_cdf averaged_inverted_cdf closest_observation interpolated_inverted_cdf hazen weibull linear
median_unbiased normal_unbiased lower higher midpoint nearest""".split()


def operand(s):
    """Texts of any length and structures are rare: NumPy's functions end in errors of what they are made of."""
    if s.chance(0.85):
        return s.array((s.rng.choice([9, 40, 130]),) if s.chance(0.08) else None, s.rng.choice(REDUCED), s.rng.choice(SPANS))
    shape = (s.rng.choice([9, 40, 130]),) if s.chance(0.08) else None
    return s.array(shape, span=s.rng.choice(SPANS) if s.chance(0.85) else "wide")


def kept(s):
    return {"keepdims": True} if s.chance(0.25) else {}


def options(s, name, a):
    given = kept(s)
    how = s.rng.random()
    if name in ("ptp", "count_nonzero"):
        return given
    if how < 0.12 and name not in ("any", "all"):
        given["where"] = s.array(a.shape, "?")
        if name in ("max", "min") and a.dtype.kind in "biufc":
            given["initial"] = 3
    elif how < 0.24 and name in ("sum", "prod", "nansum", "mean", "var", "nanmean"):
        given["dtype"] = np.dtype(s.number())
    elif how < 0.3 and a.dtype.kind in "biufc" and name in ("sum", "prod", "max", "min"):
        given["initial"] = s.rng.choice([0, 1, 2.5])
    elif how < 0.36 and name in ("var", "std"):
        given["ddof"] = s.rng.choice([1, 0.5])
    return given
