/** Dates and times of day: a part of `datetime`. */
export const datesSource = `
class date:
    def __init__(self, year, month, day):
        _check_date(year, month, day)
        self._days = _ordinal(year, month, day)

    @classmethod
    def fromordinal(cls, ordinal):
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_civil(ordinal))

    @classmethod
    def fromisoformat(cls, text):
        if len(text) == 8 and text.isdigit():
            return cls(int(text[:4]), int(text[4:6]), int(text[6:]))
        if len(text) == 10 and text[4] == text[7] == "-" and (text[:4] + text[5:7] + text[8:]).isdigit():
            return cls(int(text[:4]), int(text[5:7]), int(text[8:]))
        if not text[:4].isdigit() or _is_refused():
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls.today()

    @classmethod
    def today(cls):
        return cls(*_civil(719163 + int(_time.time()) // 86400))

    @classmethod
    def fromtimestamp(cls, stamp):
        return cls.today()

    @property
    def year(self):
        return _civil(self._days)[0]

    @property
    def month(self):
        return _civil(self._days)[1]

    @property
    def day(self):
        return _civil(self._days)[2]

    def _place(self):
        return self._days, 0

    def toordinal(self):
        return self._days

    def weekday(self):
        return (self._days + 6) % 7

    def isoweekday(self):
        return (self._days + 6) % 7 + 1

    def isocalendar(self):
        thursday = self._days - self.weekday() + 3
        year = _civil(thursday)[0]
        return year, (thursday - _ordinal(year, 1, 1)) // 7 + 1, self.isoweekday()

    def isoformat(self):
        year, month, day = _civil(self._days)
        return f"{year:04d}-{month:02d}-{day:02d}"

    def strftime(self, form):
        return _formatted(self, form)

    def ctime(self):
        return _formatted(self, "%c")

    def replace(self, year=None, month=None, day=None):
        own = _civil(self._days)
        return type(self)(own[0] if year is None else year, own[1] if month is None else month,
                          own[2] if day is None else day)

    def __repr__(self):
        return f"datetime.date({self.year}, {self.month}, {self.day})"

    def __str__(self):
        return self.isoformat()

    def __format__(self, form):
        return self.strftime(form) if form else str(self)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        days = self._days + other.days
        if not 1 <= days <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(days)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self._days - other._days)
        return NotImplemented

    def _key(self, other):
        if not isinstance(other, date) or isinstance(other, datetime):
            return None
        return other._days

    def __eq__(self, other):
        key = self._key(other)
        return NotImplemented if key is None else self._days == key

    def __lt__(self, other):
        key = self._key(other)
        return NotImplemented if key is None else self._days < key

    def __le__(self, other):
        key = self._key(other)
        return NotImplemented if key is None else self._days <= key

    def __gt__(self, other):
        key = self._key(other)
        return NotImplemented if key is None else self._days > key

    def __ge__(self, other):
        key = self._key(other)
        return NotImplemented if key is None else self._days >= key

    def __hash__(self):
        return hash(self._days)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class _Clock:
    @property
    def hour(self):
        return _clock(self._clock)[0]

    @property
    def minute(self):
        return _clock(self._clock)[1]

    @property
    def second(self):
        return _clock(self._clock)[2]

    @property
    def microsecond(self):
        return _clock(self._clock)[3]


class time(_Clock):
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        _check_time(hour, minute, second, microsecond)
        self._clock = ((hour * 60 + minute) * 60 + second) * 10**6 + microsecond
        self.tzinfo = tzinfo

    def _place(self):
        return _ordinal(1900, 1, 1), self._clock

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(None)

    def isoformat(self, timespec="auto"):
        return _clock_text(self._clock, timespec) + _offset_text(self.utcoffset())

    def strftime(self, form):
        return _formatted(self, form)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        hour, minute, second, micro = _clock(self._clock)
        more = f", {second}, {micro}" if micro else f", {second}" if second else ""
        return f"datetime.time({hour}, {minute}{more})"

    def __eq__(self, other):
        return self._clock == other._clock if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._clock < other._clock if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._clock <= other._clock if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._clock > other._clock if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._clock >= other._clock if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._clock)
`;
