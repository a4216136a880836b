"""Traces of several channels, longer with every event."""
import numpy as np
from collections import defaultdict

traces = defaultdict(lambda: np.empty(0, dtype=np.float32))


def record(channel, value):
    traces[channel] = np.append(traces[channel], np.float32(value))  # want: grow


for event in range(2500):
    record(event % 3, event * 0.01)
lengths = {channel: len(trace) for channel, trace in traces.items()}
print(lengths)
