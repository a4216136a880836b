/** How texts are read as dates, by a format: a part of `datetime`. */
export const parsingSource = `
_RANGES = {"m": (1, 12), "d": (1, 31), "H": (0, 23), "I": (1, 12), "M": (0, 59), "S": (0, 61), "j": (1, 366)}


def _digits(text, at, count):
    if not text[at:at + count].isdigit() or len(text) < at + count:
        raise ValueError
    return int(text[at:at + count]), at + count


def _number(text, at, what):
    least, most = _RANGES[what]
    for count in range(len(str(most)), 0, -1):
        digits = text[at:at + count]
        if len(digits) == count and digits.isdigit() and least <= int(digits) <= most:
            return int(digits), at + count
    raise ValueError


def _name(text, at, names):
    for number, name in enumerate(names):
        if text[at:at + len(name)].lower() == name.lower():
            return number, at + len(name)
    raise ValueError


def _offset(text, at):
    if text[at:at + 1] == "Z":
        return timezone.utc, at + 1
    if text[at:at + 1] not in ("+", "-"):
        raise ValueError
    hours, end = _digits(text, at + 1, 2)
    minutes, end = _digits(text, end + (text[end:end + 1] == ":"), 2)
    shift = timedelta(hours=hours, minutes=minutes)
    return timezone(-shift if text[at] == "-" else shift), end


def _parsed(text, form):
    parts = {"m": 1, "d": 1, "H": 0, "M": 0, "S": 0, "I": None, "j": None}
    year, micro, half, zone = 1900, 0, None, None
    at = i = 0
    while i < len(form):
        what = form[i]
        i += 1
        if what.isspace():
            start = at
            while at < len(text) and text[at].isspace():
                at += 1
            while i < len(form) and form[i].isspace():
                i += 1
            if at == start:
                raise ValueError
            continue
        if what == "%":
            what = form[i:i + 1]
            i += 1
            if what in parts:
                parts[what], at = _number(text, at, what)
                continue
            if what == "Y":
                year, at = _digits(text, at, 4)
            elif what == "y":
                year, at = _digits(text, at, 2)
                year += 1900 if year > 68 else 2000
            elif what == "f":
                start = at
                while at < len(text) and at < start + 6 and text[at].isdigit():
                    at += 1
                if at == start:
                    raise ValueError
                micro = int(text[start:at]) * 10 ** (6 - (at - start))
            elif what == "B" or what == "b":
                month, at = _name(text, at, _MONTHS if what == "B" else [name[:3] for name in _MONTHS])
                parts["m"] = month + 1
            elif what == "A" or what == "a":
                _, at = _name(text, at, _DAYS if what == "A" else [name[:3] for name in _DAYS])
            elif what == "p":
                half, at = _name(text, at, ("AM", "PM"))
            elif what == "z":
                zone, at = _offset(text, at)
            elif what != "%":
                return None
            if what != "%":
                continue
        if text[at:at + 1].lower() != what.lower():
            raise ValueError
        at += 1
    if at != len(text):
        raise ValueError(f"unconverted data remains: {text[at:]}")
    month, day, hour = parts["m"], parts["d"], parts["H"]
    if parts["I"] is not None:
        hour = parts["I"] % 12 + 12 * (half or 0)
    if parts["j"] is not None:
        year, month, day = _civil(_ordinal(year, 1, 1) + parts["j"] - 1)
    return year, month, day, hour, parts["M"], parts["S"], micro, zone
`;
