import numpy as np

DAYS, LAT, LON = 60, 90, 180
temperature = np.zeros((DAYS, LAT, LON), dtype=np.float32)
weights = np.ones(LAT, dtype=np.float32)

expanded = np.broadcast_to(weights[:, None], (DAYS, LAT, LON)).copy()  # want: broadcast
temperature *= expanded
means = [temperature[:, :, j].mean() for j in range(LON)]  # want: layout
print(len(means))
