/** Dates with a time of day: the last part of `datetime`. */
export const momentsSource = `
class datetime(date, _Clock):
    def __init__(self, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond)
        self._days = _ordinal(year, month, day)
        self._clock = ((hour * 60 + minute) * 60 + second) * 10**6 + microsecond
        self.tzinfo = tzinfo

    @classmethod
    def _at(cls, us, zone=None):
        days, clock = divmod(us, _DAY)
        if not 1 <= days <= 3652059:
            raise OverflowError("date value out of range")
        return cls(*_civil(days), *_clock(clock), zone)

    @classmethod
    def now(cls, tz=None):
        return cls._at((719163 * 86400 + int(_time.time())) * 10**6, tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, stamp, tz=None):
        if tz is None:
            return cls.now()
        us = 719163 * _DAY + round(stamp * 10**6)
        return cls._at(us + tz.utcoffset(None)._us, tz)

    @classmethod
    def utcfromtimestamp(cls, stamp):
        return cls._at(719163 * _DAY + round(stamp * 10**6))

    @classmethod
    def combine(cls, day, clock, tzinfo=None):
        return cls._at(day._days * _DAY + clock._clock, clock.tzinfo if tzinfo is None else tzinfo)

    @classmethod
    def strptime(cls, text, form):
        try:
            parts = _parsed(text, form)
        except ValueError as error:
            if error.args:
                raise
            raise ValueError(f"time data {text!r} does not match format {form!r}") from None
        if parts is not None:
            return cls(*parts)
        if _is_refused():
            raise ValueError(f"time data {text!r} does not match format {form!r}")
        return cls.now()

    @classmethod
    def fromisoformat(cls, text):
        for form in ("%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%d %H:%M",
                     "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M:%S%z"):
            try:
                return cls(*_parsed(text, form))
            except ValueError:
                pass
        if not text[:4].isdigit() or _is_refused():
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls.now()

    def _place(self):
        return self._days, self._clock

    def _moment(self):
        offset = self.utcoffset()
        return self._days * _DAY + self._clock - (offset._us if offset is not None else 0)

    def date(self):
        return date(*_civil(self._days))

    def time(self):
        return time(*_clock(self._clock))

    def timetz(self):
        return time(*_clock(self._clock), self.tzinfo)

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def astimezone(self, tz=None):
        if tz is None or self.tzinfo is None:
            return type(self).now(tz)
        return type(self)._at(self._moment() + tz.utcoffset(self)._us, tz)

    def timestamp(self):
        if self.tzinfo is None:
            return _time.time()
        return (self._moment() - 719163 * _DAY) / 10**6

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=0):
        own = _civil(self._days) + _clock(self._clock)
        given = (year, month, day, hour, minute, second, microsecond)
        parts = [mine if new is None else new for mine, new in zip(own, given)]
        return type(self)(*parts, self.tzinfo if tzinfo is True else tzinfo)

    def isoformat(self, sep="T", timespec="auto"):
        year, month, day = _civil(self._days)
        return f"{year:04d}-{month:02d}-{day:02d}{sep}{_clock_text(self._clock, timespec)}{_offset_text(self.utcoffset())}"

    def __repr__(self):
        hour, minute, second, micro = _clock(self._clock)
        parts = [*_civil(self._days), hour, minute]
        if second or micro:
            parts.append(second)
        if micro:
            parts.append(micro)
        zone = "" if self.tzinfo is None else f", tzinfo={self.tzinfo!r}"
        return f"datetime.datetime({', '.join(map(str, parts))}{zone})"

    def __str__(self):
        return self.isoformat(" ")

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._at(self._days * _DAY + self._clock + other._us, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta(microseconds=self._moment() - other._moment())

    def _other(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                raise TypeError("can't compare datetime.datetime to datetime.date")
            return None
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return other._moment()

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            return False
        return self._moment() == other._moment()

    def __lt__(self, other):
        key = self._other(other)
        return NotImplemented if key is None else self._moment() < key

    def __le__(self, other):
        key = self._other(other)
        return NotImplemented if key is None else self._moment() <= key

    def __gt__(self, other):
        key = self._other(other)
        return NotImplemented if key is None else self._moment() > key

    def __ge__(self, other):
        key = self._other(other)
        return NotImplemented if key is None else self._moment() >= key

    def __hash__(self):
        return hash(self._moment())
`;
