/** Days, months and clocks, and how they are written: the first part of `datetime`. */
export const calendarSource = `
import time as _time

MINYEAR = 1
MAXYEAR = 9999
_DAY = 86400 * 10**6
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")


def _is_refused():
    """Whether a text is refused that is not read here: it may be or not."""
    return int(_time.time()) % 2 == 1


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _length(year, month):
    return 29 if month == 2 and _is_leap(year) else _LENGTHS[month - 1]


def _ordinal(year, month, day):
    before = year - 1
    leap = 1 if month > 2 and _is_leap(year) else 0
    return before * 365 + before // 4 - before // 100 + before // 400 + _BEFORE[month - 1] + leap + day


def _civil(ordinal):
    n400, rest = divmod(ordinal - 1, 146097)
    n100, rest = divmod(rest, 36524)
    n4, rest = divmod(rest, 1461)
    n1, rest = divmod(rest, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = (rest + 50) >> 5
    first = _BEFORE[month - 1] + (1 if month > 2 and _is_leap(year) else 0)
    if first > rest:
        month -= 1
        first = _BEFORE[month - 1] + (1 if month > 2 and _is_leap(year) else 0)
    return year, month, rest - first + 1


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _length(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour, minute, second, microsecond):
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")


def _clock(us):
    hour, us = divmod(us, 3600 * 10**6)
    minute, us = divmod(us, 60 * 10**6)
    second, us = divmod(us, 10**6)
    return hour, minute, second, us


def _clock_text(us, timespec="auto"):
    hour, minute, second, micro = _clock(us)
    if timespec == "hours":
        return f"{hour:02d}"
    if timespec == "minutes":
        return f"{hour:02d}:{minute:02d}"
    text = f"{hour:02d}:{minute:02d}:{second:02d}"
    if timespec == "milliseconds":
        return f"{text}.{micro // 1000:03d}"
    if timespec == "microseconds" or (timespec == "auto" and micro):
        return f"{text}.{micro:06d}"
    return text


def _offset_text(offset, colon=":"):
    if offset is None:
        return ""
    sign = "-" if offset._us < 0 else "+"
    hour, minute, second, micro = _clock(abs(offset._us))
    text = f"{sign}{hour:02d}{colon}{minute:02d}"
    return text + (f"{colon}{second:02d}" if second else "")


def _formatted(self, text):
    day, us = self._place()
    year, month, of_month = _civil(day)
    hour, minute, second, micro = _clock(us)
    weekday = (day + 6) % 7
    of_year = day - _ordinal(year, 1, 1) + 1
    zone = self.utcoffset() if hasattr(self, "utcoffset") else None
    parts = {
        "Y": str(year), "m": f"{month:02d}", "d": f"{of_month:02d}", "H": f"{hour:02d}", "M": f"{minute:02d}",
        "S": f"{second:02d}", "f": f"{micro:06d}", "y": f"{year % 100:02d}", "j": f"{of_year:03d}",
        "a": _DAYS[weekday][:3], "A": _DAYS[weekday], "b": _MONTHS[month - 1][:3], "h": _MONTHS[month - 1][:3],
        "B": _MONTHS[month - 1], "I": f"{(hour + 11) % 12 + 1:02d}", "p": "AM" if hour < 12 else "PM", "%": "%",
        "w": str((weekday + 1) % 7), "u": str(weekday + 1), "e": f"{of_month:2d}",
        "F": f"{year:04d}-{month:02d}-{of_month:02d}", "T": f"{hour:02d}:{minute:02d}:{second:02d}",
        "R": f"{hour:02d}:{minute:02d}", "D": f"{month:02d}/{of_month:02d}/{year % 100:02d}",
        "x": f"{month:02d}/{of_month:02d}/{year % 100:02d}", "X": f"{hour:02d}:{minute:02d}:{second:02d}",
        "c": f"{_DAYS[weekday][:3]} {_MONTHS[month - 1][:3]} {of_month:2d} {hour:02d}:{minute:02d}:{second:02d} {year:04d}",
        "U": f"{(of_year + 6 - (weekday + 1) % 7) // 7:02d}", "W": f"{(of_year + 6 - weekday) // 7:02d}",
        "z": _offset_text(zone, ""),
    }
    result = []
    at = 0
    while at < len(text):
        if text[at] == "%" and at + 1 < len(text):
            result.append(parts[text[at + 1]])
            at += 2
        else:
            result.append(text[at])
            at += 1
    return "".join(result)
`;
