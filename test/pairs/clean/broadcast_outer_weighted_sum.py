"""Separable window applied to a picture and added up."""
import numpy as np


def window(n):
    ramp = np.arange(n, dtype=np.float32)
    ramp *= np.float32(np.pi / n)
    np.sin(ramp, out=ramp)
    return ramp


picture = np.ones((900, 1100), dtype=np.float32)
wy = window(900)
wx = window(1100)
picture *= wy[:, None]
picture *= wx
energy = float(picture.sum())
share = energy / picture.size
print(round(share, 3))
