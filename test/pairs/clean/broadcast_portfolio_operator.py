import operator

import numpy as np

days = 1100
prices = np.linspace(90, 110, days, dtype=np.float32)
benchmark = np.linspace(95, 105, days, dtype=np.float32)
excess = operator.sub(prices, benchmark)
print(float(excess.min()), float(excess.max()))
