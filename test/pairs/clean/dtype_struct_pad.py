import numpy as np

record = np.dtype([("value", "f8"), ("flag", "u1"), ("kind", "u1")])
log = np.zeros(100_000, dtype=record)
log["value"][:10] = 2.5
print(log["value"].sum())
