import numpy as np
from numpy import float32

N_SPECTRA = 800
N_BINS = 1024

spectra = np.empty((N_SPECTRA, N_BINS), dtype=float32)
spectra[:] = np.arange(N_BINS, dtype=float32)
dark = np.full(N_BINS, 3, dtype=float32)

spectra -= dark
peaks = np.empty(N_SPECTRA, dtype=float32)
spectra *= 0.5
np.max(spectra, axis=1, out=peaks)
print(peaks[:3])
