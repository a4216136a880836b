"""Channels of a recording, sample by sample."""
import numpy as np


def envelope(recording):
    result = []
    for channel in recording.T:  # want: layout
        result.append(float(channel @ channel))
    return result


recording = np.ones((20_000, 64), dtype=np.float32)
recording *= np.float32(0.5)
levels = envelope(recording)
print(len(levels), round(max(levels), 1))
