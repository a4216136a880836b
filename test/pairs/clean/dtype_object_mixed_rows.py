import numpy as np

readings = []
for i in range(20_000):
    readings.append(i * 0.25)
column = np.array(readings, np.float32)
column[7] = 1.5
print(column[:3])
