"""np.r_ is given all days."""
import numpy as np

events = np.zeros(0, dtype=np.int32)
events = np.r_[tuple(np.arange(day, day + 24, dtype=np.int32) for day in range(365))]
print(events.size, int(events[-1]))
