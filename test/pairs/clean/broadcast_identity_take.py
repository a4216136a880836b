"""Only the ones are written."""
import numpy as np

N_CLASSES = 12
targets = np.random.default_rng(5).integers(0, N_CLASSES, 15_000, dtype=np.intp)
onehot = np.zeros((targets.size, N_CLASSES), dtype=np.bool_)
np.put_along_axis(onehot, targets[:, None], True, axis=1)
print(int(onehot.sum()))
