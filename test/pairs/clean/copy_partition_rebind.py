import numpy as np

rng = np.random.default_rng(35)
latency = rng.random(200_000, dtype=np.float32)
latency.partition(1000)
print(float(latency[1000]))
