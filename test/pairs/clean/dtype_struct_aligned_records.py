import numpy as np

N = 60_000
record = np.dtype([("weight", "f8"), ("count", "i4"), ("flag", "u1"), ("kind", "u1")])
table = np.zeros(N, dtype=record)
table["flag"][:10] = 1
table["weight"] = 0.5
print(int(table["flag"].sum()), float(table["weight"].mean()))
