/** How texts are read as dates, by a format: a part of `datetime`. */
export const parsingSource = `
def _digits(text, at, most):
    end = at
    while end < len(text) and end < at + most and text[end].isdigit():
        end += 1
    if end == at:
        raise ValueError
    return int(text[at:end]), end


def _name(text, at, names):
    for number, name in enumerate(names):
        if text[at:at + len(name)].lower() == name.lower():
            return number, at + len(name)
    raise ValueError


def _parsed(text, form):
    year, month, day, hour, minute, second, micro = 1900, 1, 1, 0, 0, 0, 0
    half = of_year = zone = None
    at = 0
    i = 0
    while i < len(form):
        what = form[i]
        i += 1
        if what.isspace():
            while at < len(text) and text[at].isspace():
                at += 1
            continue
        if what != "%":
            if text[at:at + 1] != what:
                raise ValueError
            at += 1
            continue
        what = form[i]
        i += 1
        pieces = {"F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M", "D": "%m/%d/%y"}
        if what in pieces:
            form = form[:i] + pieces[what] + form[i:]
        elif what == "Y":
            if not text[at:at + 4].isdigit() or len(text[at:at + 4]) < 4:
                raise ValueError
            year, at = int(text[at:at + 4]), at + 4
        elif what == "y":
            year, at = _digits(text, at, 2)
            year += 1900 if year > 68 else 2000
        elif what == "m":
            month, at = _digits(text, at, 2)
        elif what == "d":
            day, at = _digits(text, at, 2)
        elif what == "H":
            hour, at = _digits(text, at, 2)
        elif what == "I":
            hour, at = _digits(text, at, 2)
        elif what == "M":
            minute, at = _digits(text, at, 2)
        elif what == "S":
            second, at = _digits(text, at, 2)
        elif what == "j":
            of_year, at = _digits(text, at, 3)
        elif what == "f":
            start = at
            micro, at = _digits(text, at, 6)
            micro *= 10 ** (6 - (at - start))
        elif what == "B":
            month, at = _name(text, at, _MONTHS)
            month += 1
        elif what == "b" or what == "h":
            month, at = _name(text, at, [name[:3] for name in _MONTHS])
            month += 1
        elif what == "A":
            _, at = _name(text, at, _DAYS)
        elif what == "a":
            _, at = _name(text, at, [name[:3] for name in _DAYS])
        elif what == "p":
            half, at = _name(text, at, ("AM", "PM"))
        elif what == "z":
            if text[at:at + 1] == "Z":
                zone, at = timezone.utc, at + 1
            else:
                sign = {"+": 1, "-": -1}[text[at]]
                hours = int(text[at + 1:at + 3])
                at += 4 if text[at + 3:at + 4] == ":" else 3
                zone = timezone(sign * timedelta(hours=hours, minutes=int(text[at:at + 2])))
                at += 2
        elif what == "%":
            if text[at:at + 1] != "%":
                raise ValueError
            at += 1
        else:
            raise ValueError
    if half is not None:
        hour = hour % 12 + 12 * half
    if at != len(text):
        raise ValueError(f"unconverted data remains: {text[at:]}")
    if of_year is not None:
        year, month, day = _civil(_ordinal(year, 1, 1) + of_year - 1)
    return year, month, day, hour, minute, second, micro, zone
`;
