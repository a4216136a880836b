"""np.take of an identity matrix."""
import numpy as np

N_CLASSES = 12
targets = np.random.default_rng(5).integers(0, N_CLASSES, 15_000, dtype=np.intp)
onehot = np.take(np.identity(N_CLASSES), targets, axis=0)  # want: broadcast
print(int(onehot.sum()))
