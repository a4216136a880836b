import numpy as np
y, m = 2024, 2
first = np.datetime64(f"{y}-{m:02d}")
days = np.arange(first, first + 1, dtype="datetime64[D]")
wd = (days.astype("datetime64[D]").view("int64") - 4) % 7   # monday is 0
cal = np.zeros((6, 7), dtype=np.int8)
row = (np.arange(days.size) + wd[0])//7
cal[row, wd] = np.arange(1, days.size+1)
for line in cal[cal.any(1)]:
    print(" ".join(f"{d:2d}" if d else "  " for d in line))
months = np.arange("2023-11", "2024-04", dtype="M8[M]")
length = (months + 1).astype("M8[D]") - months.astype("M8[D]")
leap = lambda yr: (yr % 4 == 0) & ((yr % 100 != 0) | (yr % 400 == 0))
years = np.arange(1896, 1908, 4)
hol = np.array(["2024-02-19", "2024-01-01"], "M8[D]")
work = np.busday_count("2024-01-01", "2024-03-01", holidays=hol)
pay = np.busday_offset(months, 0, roll="forward") + np.timedelta64(14, "D")
isb = np.is_busday(days, holidays=hol)
print(length.astype(int), leap(years), work, isb.sum(), pay.dtype, wd.dtype)
t = np.datetime64("2024-03-09T22:15:00")
ticks = t + np.arange(6)*np.timedelta64(45, "m")
hours = (ticks - ticks.astype("M8[D]")).astype("m8[h]").astype(int)
split = ticks.astype("M8[D]") != ticks[0].astype("M8[D]")
secs = np.diff(ticks)/np.timedelta64(1, "s")
print(ticks.dtype, hours, split, secs, (ticks[-1] - ticks[0]).item())
stamp = np.array(["2024-01-03", "NaT", "2023-12-31", "2024-01-02"], dtype="M8[D]")
ok = ~np.isnat(stamp); order = np.argsort(stamp)
gap = np.diff(np.sort(stamp[ok])); doy = (stamp[ok] - stamp[ok].astype("M8[Y]")).astype(int) + 1
names = np.array(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
q = (months.astype(int) % 12)//3 + 1
rng = np.random.default_rng(12)
sales = rng.integers(10, 99, size=days.size)
per = np.zeros(7, dtype=sales.dtype); np.add.at(per, wd, sales)
weekly = np.add.reduceat(sales, np.flatnonzero(np.r_[True, np.diff(row) > 0]))
print(ok, order, gap, doy, names[wd[:3]], q, per.sum() == weekly.sum(), stamp.astype(str))
