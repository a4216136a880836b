import numpy as np

years = np.full(200_000, 1990)  # want: dtype
years[100_000:] = 2015
print(int(years.max()), np.count_nonzero(years == 1990))
