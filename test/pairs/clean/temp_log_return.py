import numpy as np

price = np.linspace(90, 120, 300_000, dtype=np.float32)
change = price[1:] / price[:-1]
np.log(change, out=change)
print(float(change.max()))
