import numpy as np

rng = np.random.default_rng(9)
flux = rng.standard_normal(300_000, dtype=np.float32)
flux = np.where(flux < 0, np.float32(0), flux)  # want: temp
print(float(flux.min()))
