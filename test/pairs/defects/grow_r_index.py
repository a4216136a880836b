"""np.r_ joins a day at a time."""
import numpy as np

events = np.zeros(0, dtype=np.int32)
for day in range(365):
    todays = np.arange(day, day + 24, dtype=np.int32)
    events = np.r_[events, todays]  # want: grow
print(events.size, int(events[-1]))
