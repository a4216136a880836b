import numpy as np

readings = np.ones(300_000, dtype=np.float32)
readings[::9] = np.nan
readings = np.nan_to_num(readings)  # want: temp
print(float(readings.sum()))
