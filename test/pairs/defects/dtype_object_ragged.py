import numpy as np

tracks = [[i] * (i % 5 + 1) for i in range(30_000)]
lengths = np.array([len(t) for t in tracks], dtype="O")  # want: dtype
print(sum(lengths[:50]))
