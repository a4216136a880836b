import numpy as np

raw = [
    ("Ada", "2023-01-09", "4200.50", "eng"),
    ("Bob", "2023-02-30", "3100", "ops"),
    ("Cy ", "2023-03-15", "n/a", "eng"),
    ("dora", "2022-12-01", "5200.75", "sales"),
    ("Eve", "", "2800", "ops"),
    ("Flo", "2023-04-20", "-50", "sales"),
]

dtype = np.dtype([("name", "U10"), ("start", "M8[D]"), ("salary", "f8"), ("dept", "U8"), ("ok", "?")])
table = np.zeros(len(raw), dtype=dtype)


def parse_date(text):
    try:
        return np.datetime64(text, "D")
    except ValueError:
        return np.datetime64("NaT")


def parse_money(text):
    try:
        value = float(text)
    except ValueError:
        return np.nan
    return value if value >= 0 else np.nan


for i, (name, start, salary, dept) in enumerate(raw):
    table[i]["name"] = name.strip().title()
    table[i]["start"] = parse_date(start) if start else np.datetime64("NaT")
    table[i]["salary"] = parse_money(salary)
    table[i]["dept"] = dept
table["ok"] = ~np.isnan(table["salary"]) & ~np.isnat(table["start"])

good = table[table["ok"]]
bad = table[~table["ok"]]
depts, inverse, counts = np.unique(table["dept"], return_inverse=True, return_counts=True)
totals = np.zeros(len(depts))
np.add.at(totals, inverse, np.nan_to_num(table["salary"]))
means = totals / counts
order = np.argsort(good["salary"])[::-1]
ranked = good[order]
today = np.datetime64("2024-01-01")
tenure = (today - good["start"]).astype("timedelta64[D]").astype(int)
months = good["start"].astype("M8[M]")
weekday = (good["start"].astype("int64") - 4) % 7
report = {d: m for d, m in zip(depts.tolist(), means.tolist())}
for row in ranked:
    print(f"{row['name']:<8}{row['salary']:>10.2f} {row['start']}")
print(report, tenure, months, weekday, bad["name"])
view = good.view(np.recarray)
print(view.salary.sum(), view.name[0])
