import numpy as np


def project(vectors, basis):
    """Project vectors onto a basis."""
    return vectors @ basis  # want: shape-error


vectors = np.ones((1000, 64), dtype=np.float32)
basis = np.ones((8, 64), dtype=np.float32)
print(project(vectors, basis).shape)
