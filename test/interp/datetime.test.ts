import { describe, expect, it } from "vitest";
import { printed, printedByPython } from "./printed.ts";

const programs = {
  dates: `
from datetime import date, timedelta
d = date(2024, 1, 30)
print(d, repr(d), d + timedelta(3), d - timedelta(days=30), d - date(2023, 12, 25), type(d))
print(d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.timetuple if False else d.toordinal())
print(d.replace(day=1), d.strftime("%d %B %Y, %a %j"), date.fromisoformat("2024-02-29"), date.fromordinal(738000))
print(sorted([date(2024, 2, 1), d, date(2023, 1, 1)]), max(d, date(2024, 2, 1)), d == date(2024, 1, 30), {d: 1}[date(2024, 1, 30)])
print(f"{d:%m/%d} {d}", len({d, date(2024, 1, 30)}), date.min, date.max, isinstance(d, date))
print([(d + timedelta(days=i)).isoformat() for i in range(3)])
`,
  "dates with a time": `
import datetime as dt
from datetime import datetime, timedelta, timezone
m = datetime.strptime("2024-03-05 12:30", "%Y-%m-%d %H:%M")
print(m, repr(m), m.isoformat(), m.date(), m.time(), m - datetime(2024, 1, 1), (m - datetime(2024, 1, 1)).total_seconds())
print(datetime(2024, 1, 1, tzinfo=timezone.utc).isoformat(), datetime.fromtimestamp(0, timezone.utc), m.replace(minute=5))
print(datetime.combine(dt.date(2024, 1, 2), dt.time(3, 4)), f"{m:%H:%M}", m > datetime(2024, 1, 1), datetime(2024, 2, 3, 4, 5, 6, 7))
print(datetime(2024, 1, 1, 5, tzinfo=timezone(timedelta(hours=2))).astimezone(timezone.utc), datetime.fromisoformat("2024-01-01T05:06"))
print(datetime.strptime("Mar 5 2024 01:02 PM", "%b %d %Y %I:%M %p"), m.strftime("%y%m%d %p %%"))
`,
  durations: `
from datetime import timedelta
t = timedelta(days=1.5, seconds=3, milliseconds=2.5)
print(t, repr(t), t.days, t.seconds, t.microseconds, -t, abs(-t), t * 2, t / 4, t // timedelta(hours=1), t / timedelta(hours=1))
print(t % timedelta(hours=1), divmod(t, timedelta(hours=5)), 0.1 * t, sum([t, t], timedelta()), bool(timedelta()), timedelta.max)
print(timedelta(weeks=1) > t, timedelta(hours=-1), repr(timedelta(0)), timedelta(microseconds=10**15 + 1))
`,
  "what Python refuses": `
from datetime import date, datetime, timedelta, timezone
for make in (lambda: date(2024, 2, 30), lambda: date(2024, 13, 1), lambda: datetime(2024, 1, 1, 24), lambda: datetime.strptime("x", "%Y"),
             lambda: datetime.strptime("2024 1", "%Y"), lambda: datetime.strptime("2024-13-01", "%Y-%m-%d"), lambda: datetime.strptime("20240230", "%Y%m%d"),
             lambda: datetime.strptime("2024-1-5  7", "%Y-%m-%d %H"), lambda: datetime.strptime("1200", "%H %M"), lambda: date.fromisoformat("now"), lambda: date(2024, 1, 1) < datetime(2024, 1, 1), lambda: timedelta(days=10**9),
             lambda: datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=timezone.utc), lambda: date(9999, 12, 31) + timedelta(1)):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
`,
  "dates in arrays": `
import numpy as np
from datetime import date, datetime, timedelta
days = [date(2024, 1, 30), date(2024, 2, 3)]
print(np.array(days, dtype="datetime64"), np.array(days, dtype="M8[M]"), np.array(days).dtype, np.array([days[0], datetime(2024, 1, 1, 5)], "M8"))
print(np.datetime64(days[0]), repr(np.datetime64(datetime(2024, 1, 2, 3))), np.datetime64(datetime(2024, 1, 2, 3), "h"), np.timedelta64(timedelta(2), "D"))
print(np.array([timedelta(2, 5)], "m8[D]"), repr(np.timedelta64(timedelta(1, 3))), np.arange(date(2024, 1, 1), date(2024, 1, 4)))
a = np.zeros(3, "M8[D]")
a[1] = date(2000, 1, 1)
print(a, np.arange(date(2024, 1, 1), date(2024, 1, 5), timedelta(2)), np.busday_count(date(2024, 1, 1), date(2024, 2, 1)))
`,
  "classes of other modules by their names": `
import datetime
class Own(datetime.date):
    pass
print(Own, datetime.date, Own(2024, 1, 2), repr(type(Own(2024, 1, 2) + datetime.timedelta(1))))
`,
};

describe("dates of Python's own", () => {
  it.each(Object.entries(programs))("%s", (_, code) => {
    const truth = printedByPython(code);
    if (truth) expect(printed(code)).toEqual(truth);
    expect(printed(code)).not.toContain(undefined);
  });

  it("says nothing of the time at which a program runs", () => {
    const code =
      "from datetime import datetime, date\nprint(datetime.now().year)\nprint(date.today())\nprint(datetime(2024, 1, 1).timestamp())\nprint(date.fromisoformat('2024-W02-1').year)\nprint(datetime.fromisoformat('20240102T05').hour)\n";
    expect(printed(code)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
});
