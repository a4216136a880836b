import numpy as np

np.savez("run.npz", signal=np.zeros(200_000, dtype=np.float32), rate=np.array(50))
with np.load("run.npz") as archive:
    signal = archive["signal"]
print(signal.shape, float(signal.mean()))
