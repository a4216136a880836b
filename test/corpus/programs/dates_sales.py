import numpy as np

days = np.arange("2024-01-01", "2024-04-01", dtype="datetime64[D]")
sales = (np.arange(days.size) * 7) % 31 + 5
months = days.astype("datetime64[M]")
unique, inverse = np.unique(months, return_inverse=True)
totals = np.bincount(inverse, weights=sales)
for m, t in zip(unique, totals):
    print(m, t)
weekday = (days.astype(int) + 3) % 7
weekend = weekday >= 5
print(sales[weekend].mean(), sales[~weekend].mean())
gaps = np.diff(days)
print(gaps.dtype, gaps.max())
deadline = np.datetime64("2024-02-15")
late = days > deadline
print(late.sum(), days[late][0])
hours = np.timedelta64(90, "m") / np.timedelta64(1, "h")
print(hours)
stamps = days[:3] + np.timedelta64(12, "h")
print(stamps.dtype, stamps)
nat = np.array(["2024-01-01", "NaT"], dtype="datetime64[D]")
print(np.isnat(nat))
business = np.is_busday(days)
print(business.sum(), np.busday_count("2024-01-01", "2024-02-01"))
text = np.datetime_as_string(days[:2])
print(text, text.dtype)
