import numpy as np

events = [[1.0, 2.0], [3.0], [4.0, 5.0, 6.0]] * 5000
table = np.array(events, dtype=object)  # want: dtype
longest = max(len(e) for e in table)
print(longest)
prices = np.array([i * 0.25 for i in range(20_000)], dtype="object")  # want: dtype
print(prices[4])
