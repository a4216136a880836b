import numpy as np

temps = np.full((2000, 365), 12.5, dtype=np.float32)
temps[::9, ::30] = np.nan
filled = np.where(np.isnan(temps), 0, temps)  # want: temp
print(float(filled.sum()))
