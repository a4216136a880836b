/** Durations and time zones: a part of `datetime`. */
export const durationsSource = `
class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        days = days + weeks * 7
        seconds = seconds + minutes * 60 + hours * 3600
        microseconds = microseconds + milliseconds * 1000
        part = 0.0
        if isinstance(days, float):
            whole = int(days)
            rest = (days - whole) * 86400.0
            days = whole * 86400 + int(rest)
            part = rest - int(rest)
        else:
            days = days * 86400
        if isinstance(seconds, float):
            whole = int(seconds)
            part += seconds - whole
            seconds = whole
        if isinstance(microseconds, int):
            more, microseconds = divmod(microseconds, 10**6)
            seconds += more
        self._us = (days + seconds) * 10**6 + round(microseconds + part * 1e6)
        if not -999999999 * _DAY <= self._us < 1000000000 * _DAY:
            raise OverflowError(f"days={self._us // _DAY}; must have magnitude <= 999999999")

    @property
    def days(self):
        return self._us // _DAY

    @property
    def seconds(self):
        return self._us % _DAY // 10**6

    @property
    def microseconds(self):
        return self._us % 10**6

    def total_seconds(self):
        return self._us / 10**6

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in
                 (("days", self.days), ("seconds", self.seconds), ("microseconds", self.microseconds)) if value]
        return f"datetime.timedelta({', '.join(parts) or 0})"

    def __str__(self):
        hour, minute, second, micro = _clock(self._us % _DAY)
        days = self.days
        text = f"{hour}:{minute:02d}:{second:02d}" + (f".{micro:06d}" if micro else "")
        return f"{days} day{'' if abs(days) == 1 else 's'}, {text}" if days else text

    def __add__(self, other):
        return timedelta(microseconds=self._us + other._us) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta(microseconds=self._us - other._us) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta(microseconds=other._us - self._us) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta(microseconds=-self._us)

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta(microseconds=abs(self._us))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta(microseconds=self._us * other)
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta(microseconds=_rounded(self._us * top, bottom))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us / other._us
        if isinstance(other, int):
            return timedelta(microseconds=_rounded(self._us, other))
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta(microseconds=_rounded(self._us * bottom, top))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us // other._us
        return timedelta(microseconds=self._us // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return timedelta(microseconds=self._us % other._us) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return (self // other, self % other) if isinstance(other, timedelta) else NotImplemented

    def __bool__(self):
        return self._us != 0

    def __eq__(self, other):
        return self._us == other._us if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us < other._us if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us <= other._us if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us > other._us if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us >= other._us if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._us)


def _rounded(top, bottom):
    if bottom < 0:
        top, bottom = -top, -bottom
    whole, rest = divmod(top, bottom)
    if 2 * rest > bottom or (2 * rest == bottom and whole % 2 == 1):
        whole += 1
    return whole


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    def utcoffset(self, moment):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def tzname(self, moment):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def dst(self, moment):
        raise NotImplementedError("a tzinfo subclass must implement dst()")


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("offset must be a timedelta")
        if not -_DAY < offset._us < _DAY:
            raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}.")
        self._offset = offset
        self._title = name

    def utcoffset(self, moment):
        return self._offset

    def tzname(self, moment):
        if self._title is not None:
            return self._title
        return "UTC" if not self._offset else "UTC" + _offset_text(self._offset)

    def dst(self, moment):
        return None

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._title is None:
            return f"datetime.timezone({self._offset!r})"
        return f"datetime.timezone({self._offset!r}, {self._title!r})"


timezone.utc = timezone(timedelta(0))
UTC = timezone.utc
`;
