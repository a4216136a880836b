import numpy as np

DAYS, LAT, LON = 60, 90, 180
temperature = np.zeros((DAYS, LAT, LON), dtype=np.float32)
weights = np.ones(LAT, dtype=np.float32)

temperature *= weights[:, None]
means = temperature.mean(axis=(0, 1))
print(len(means))
