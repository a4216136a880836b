import numpy as np

temperature = np.linspace(-20, 40, 500_000, dtype=np.float32)
valid = temperature > -10
count = int(np.count_nonzero(valid))
mean = temperature.mean(where=valid)
print(count, round(float(mean), 2))
