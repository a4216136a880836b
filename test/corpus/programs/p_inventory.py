import csv
import datetime as dt
import io
from decimal import Decimal
from enum import Enum, Flag, auto
from fractions import Fraction
import numpy as np


class Status(Enum):
    OK = "ok"
    LOW = "low"
    OUT = "out"


class Perm(Flag):
    READ = auto()
    WRITE = auto()
    ADMIN = READ | WRITE


CSV = """sku,qty,price,updated
A1,10,2.50,2024-01-03
B2,0,14.00,2024-02-10
C3,3,7.25,2023-12-30
D4,55,0.99,2024-03-01
"""

rows = list(csv.DictReader(io.StringIO(CSV)))
qty = np.array([int(r["qty"]) for r in rows])
price = np.array([float(r["price"]) for r in rows])
dates = np.array([r["updated"] for r in rows], dtype="datetime64[D]")
value = qty * price
status = [Status.OUT if q == 0 else Status.LOW if q < 5 else Status.OK for q in qty]
is_low = np.array([s is not Status.OK for s in status])
age = (np.datetime64("2024-03-05") - dates) / np.timedelta64(1, "D")
total = sum(Decimal(r["price"]) * int(r["qty"]) for r in rows)
share = [Fraction(int(q), int(qty.sum())) for q in qty]
weights = np.array([float(f) for f in share])
today = dt.date(2024, 3, 5)
deltas = np.array([(today - dt.date.fromisoformat(r["updated"])).days for r in rows])
month = np.array([dt.datetime.strptime(r["updated"], "%Y-%m-%d").month for r in rows])
order = np.lexsort((price, -qty))
ranked = [rows[i]["sku"] for i in order]
perm = Perm.READ | Perm.WRITE
flags = np.zeros(4, dtype=np.uint8)
flags[is_low] |= 1
bins = np.digitize(age, [7, 30, 60])
hist = np.bincount(bins, minlength=4)
print(value, is_low, age, total, weights.sum(), deltas, month, ranked, perm == Perm.ADMIN, flags, hist)
