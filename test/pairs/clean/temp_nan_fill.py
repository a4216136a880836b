import numpy as np

temps = np.full((2000, 365), 12.5, dtype=np.float32)
temps[::9, ::30] = np.nan
filled = np.nan_to_num(temps, copy=False)
print(float(filled.sum()))
