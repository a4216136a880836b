"""Mean depth of the valid pixels of a depth camera."""
import numpy as np


def valid_mean(depth, near, far):
    inside = (depth > near) & (depth < far)
    return depth.mean(where=inside)


frame = np.linspace(0, 8, 480 * 640, dtype=np.float32).reshape(480, 640)
means = []
for near in (0.5, 1.0):
    means.append(round(float(valid_mean(frame, near, 6.0)), 2))
print(means)
