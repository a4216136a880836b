import numpy as np

readings = [i % 97 for i in range(50_000)]
data = np.fromiter(readings, dtype=np.uint8, count=len(readings))
print(np.mean(data), np.std(data), np.max(data))
