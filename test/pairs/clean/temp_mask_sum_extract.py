import numpy as np

rng = np.random.default_rng(13)
rain = rng.random(300_000, dtype=np.float32)
wet = rain > 0.25
total = rain.sum(where=wet)
print(float(total))
