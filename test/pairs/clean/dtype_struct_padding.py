import numpy as np

event = np.dtype({"names": ["time", "kind", "flag"], "formats": ["f8", "u1", "u1"]})
events = np.zeros(60_000, dtype=event)
events["time"] = 2.5
print(float(events["time"].max()))
