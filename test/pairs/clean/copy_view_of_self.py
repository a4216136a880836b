import numpy as np

samples = np.ones((4, 100_000), dtype=np.float32)
totals = []
for channel in range(4):
    track = samples[channel]
    totals.append(float(track.sum()))
print(totals)
