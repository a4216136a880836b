import numpy as np

kind = np.dtype([("time", "f8"), ("flag", "u1"), ("level", "u1")])
events = np.zeros(20_000, dtype=kind)
events["time"] = 1
print(events.nbytes, float(events["time"].sum()))
