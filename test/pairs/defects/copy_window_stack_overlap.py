import numpy as np

WIDTH = 50


def windows(series):
    return np.array([series[i : i + WIDTH] for i in range(len(series) - WIDTH + 1)])  # want: copy


series = np.linspace(0, 10, 5000, dtype=np.float32)
means = windows(series).mean(axis=1)
print(means.shape, round(float(means[0]), 3))
