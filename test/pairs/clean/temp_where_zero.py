import numpy as np

rng = np.random.default_rng(9)
flux = rng.standard_normal(300_000, dtype=np.float32)
np.maximum(flux, 0, out=flux)
print(float(flux.min()))
