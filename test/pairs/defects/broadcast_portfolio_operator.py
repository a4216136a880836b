import operator

import numpy as np

days = 1100
prices = np.linspace(90, 110, days, dtype=np.float32)
benchmark = np.linspace(95, 105, days, dtype=np.float32).reshape(-1, 1)
excess = operator.sub(prices, benchmark)  # want: broadcast
print(float(excess.min()), float(excess.max()))
