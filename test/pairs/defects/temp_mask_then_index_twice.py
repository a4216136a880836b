import numpy as np

temperature = np.linspace(-20, 40, 500_000, dtype=np.float32)
valid = temperature > -10
count = temperature[valid].shape[0]  # want: temp
mean = temperature[valid].mean()  # want: temp
print(count, round(float(mean), 2))
