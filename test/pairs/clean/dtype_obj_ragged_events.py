import numpy as np

events = [[1.0, 2.0], [3.0], [4.0, 5.0, 6.0]] * 5000
lengths = np.fromiter((len(e) for e in events), dtype=np.uint8, count=len(events))
longest = int(lengths.max())
print(longest)
prices = np.fromiter((i * 0.25 for i in range(20_000)), dtype=np.float32, count=20_000)
print(prices[4])
