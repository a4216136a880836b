import numpy as np

record = np.dtype([("flag", "u1"), ("value", "f8"), ("kind", "u1")], align=True)  # want: dtype
log = np.zeros(100_000, dtype=record)
log["value"][:10] = 2.5
print(log["value"].sum())
