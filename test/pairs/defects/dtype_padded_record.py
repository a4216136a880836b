import numpy as np

kind = np.dtype([("flag", "u1"), ("time", "f8"), ("level", "u1")], align=True)
events = np.zeros(20_000, dtype=kind)  # want: dtype
events["time"] = 1
print(events.nbytes, float(events["time"].sum()))
