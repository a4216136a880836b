import numpy as np

N = 60_000
record = np.dtype([("flag", "u1"), ("weight", "f8"), ("kind", "u1"), ("count", "i4")], align=True)
table = np.zeros(N, dtype=record)  # want: dtype
table["flag"][:10] = 1
table["weight"] = 0.5
print(int(table["flag"].sum()), float(table["weight"].mean()))
