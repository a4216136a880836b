import numpy as np


def rms(samples):
    x = samples.astype("float32")  # want: copy
    return float(np.sqrt(np.vdot(x, x) / x.size))


print(rms(np.ones(250_000, dtype=np.float32)))
