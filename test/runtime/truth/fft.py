"""Transforms of numpy.fft over lengths, axes, dtypes and orders."""

import numpy as np
from facts import store
from sessions import Session

rng = np.random.default_rng(5)
s = Session()
F = "numpy.fft."
for n in list(range(1, 21)) + [22, 25, 27, 30, 32, 36, 49]:
    real = rng.normal(size=n)
    pair = rng.normal(size=n) + 1j * rng.normal(size=n)
    s.call(F + "fft", real)
    s.call(F + "fft", pair)
    s.call(F + "ifft", pair)
    s.call(F + "rfft", real)
    s.call(F + "fft", np.exp(2j * np.pi * np.arange(n) / n))
    s.call(F + "rfft", np.arange(n))
    if n > 1:
        s.call(F + "irfft", pair)
        s.call(F + "irfft", pair, n)
        s.call(F + "hfft", pair)
    s.call(F + "ihfft", real)
    s.call(F + "fftfreq", n)
    s.call(F + "fftfreq", n, 0.1)
    s.call(F + "rfftfreq", n, d=0.25)
    s.call(F + "fft", real, norm="ortho")
    s.call(F + "ifft", pair, norm="ortho")
    s.call(F + "fft", pair, norm="forward")
    s.call(F + "fft", real, n + 3)
    s.call(F + "fft", real, max(1, n - 3))
    s.call(F + "rfft", real, n + 2)
for shape in [(2, 3), (4, 4), (2, 3, 4)]:
    for how in ("C", "F", "T"):
        a = rng.normal(size=shape)
        a = np.asfortranarray(a) if how == "F" else a.T if how == "T" else a
        for name in ("fft2", "ifft2", "fftn", "ifftn", "rfft2", "rfftn", "irfft2", "irfftn"):
            s.call(F + name, a)
        s.call(F + "fft", a, axis=0)
        s.call(F + "fftn", a, axes=(0,))
        s.call(F + "fft2", a, s=(2, 2))
        s.call(F + "fftshift", a)
        s.call(F + "ifftshift", a, axes=0)
for dtype in ("f4", "F", "e", "i4", "u1", "?", "g"):
    a = np.array([1, 0, 1, 1]).astype(dtype)
    for name in ("fft", "ifft", "rfft", "irfft"):
        if not (name == "rfft" and dtype == "F"):
            s.call(F + name, a)
a = np.arange(4.0)
s.call(F + "fft", a, 0)
s.call(F + "fft", a, norm="x")
s.call(F + "fft", a, axis=1)
s.call(F + "fft", a, 3, 1)
s.call(F + "fft2", a)
s.call(F + "fftfreq", 2.5)
s.call(F + "fft", np.zeros((0, 3)))
store("fft", [s.steps])
