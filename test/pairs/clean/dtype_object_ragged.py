import numpy as np

tracks = [[i] * (i % 5 + 1) for i in range(30_000)]
lengths = np.fromiter((len(t) for t in tracks), dtype=np.int8, count=len(tracks))
print(sum(int(n) for n in lengths[:50]))
