"""The view is used."""
import numpy as np

gain = np.linspace(1, 2, 1024, dtype=np.float32)
spectra = np.ones((500, 1024), dtype=np.float32)
gains = np.broadcast_to(gain, spectra.shape)
spectra *= gains
print(float(spectra.max()))
