import numpy as np

price = np.linspace(90, 120, 300_000, dtype=np.float32)
change = np.log(price[1:] / price[:-1])  # want: temp
print(float(change.max()))
