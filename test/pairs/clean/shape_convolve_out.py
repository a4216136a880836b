import numpy as np

wave = np.ones(1000, dtype=np.float32)
smooth = np.empty(996, dtype=np.float32)
smooth[:] = np.convolve(wave, np.ones(5, dtype=np.float32), mode="valid")
print(float(smooth[0]))
