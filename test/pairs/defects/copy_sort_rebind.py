import numpy as np

rng = np.random.default_rng(34)
wait = rng.random(200_000, dtype=np.float32)
wait = np.sort(wait)  # want: copy
print(float(wait[wait.size // 2]))
