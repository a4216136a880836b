import numpy as np

event = np.dtype({"names": ["kind", "time", "flag"], "formats": ["u1", "f8", "u1"]}, align=True)
events = np.zeros(60_000, dtype=event)  # want: dtype
events["time"] = 2.5
print(float(events["time"].max()))
