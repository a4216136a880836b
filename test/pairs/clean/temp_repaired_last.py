import numpy as np

ratio = np.arange(90_000.0).reshape(300, 300)
ratio[::7] = np.nan
print(np.isnan(ratio).sum())
clean = np.nan_to_num(ratio, copy=False)
print(clean.std())
