"""Functions of numpy.strings and numpy.char on texts of all three dtypes and many layouts."""

QUESTIONS = "isalpha isdigit isspace isalnum islower isupper istitle str_len upper lower swapcase capitalize title strip lstrip rstrip expandtabs".split()


def cases(s):
    rng = s.rng
    for name in QUESTIONS:
        for _ in s.times(24):
            s.call(f"numpy.{rng.choice(['strings', 'char'])}.{name}", text(s))
    for name in ["isdecimal", "isnumeric"]:
        for _ in s.times(12):
            s.call(f"numpy.strings.{name}", text(s))
    for name in ["find", "rfind", "count", "startswith", "endswith", "index"]:
        for _ in s.times(24):
            a = text(s)
            s.call(f"numpy.strings.{name}", a, part(s, a), *([rng.randint(-2, 2)] if s.chance(0.3) else []))
    for name in ["center", "ljust", "rjust", "zfill", "multiply"]:
        for _ in s.times(24):
            s.call(f"numpy.strings.{name}", text(s), rng.choice([0, 3, 7, -1]))
    for name in ["equal", "not_equal", "less", "greater", "less_equal", "greater_equal", "add"]:
        for _ in s.times(24):
            a = text(s)
            s.call(f"numpy.strings.{name}", a, s.array(a.shape, a.dtype.char + "3" if a.dtype.char != "T" else "T"))
    for _ in s.times(40):
        a = text(s)
        s.call("numpy.strings.replace", a, part(s, a), part(s, a), *([1] if s.chance(0.3) else []))
        b = s.array(dtype=rng.choice(["U3", "S3"]))
        s.call("numpy.strings.partition", b, part(s, b))
        s.call("numpy.strings.slice", text(s), *rng.choice([(1,), (0, 2), (-2, None), (None, None, -1)]))
        s.call("numpy.strings.encode", s.array(dtype="U3"))
        s.call("numpy.strings.decode", s.array(dtype="S3"))


def text(s):
    return s.array(dtype=s.rng.choice(["U3", "U3", "S3", "T", "U5", ">U3"]))


def part(s, a):
    word = s.rng.choice(["a", "b", "", "c", " ", "-"])
    return word.encode() if a.dtype.kind == "S" else word
