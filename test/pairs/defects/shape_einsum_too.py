"""The sum of einsum goes over axes of different lengths."""
import numpy as np

basis = np.zeros((6, 40))
coefficients = np.ones((100, 5))
field = np.einsum("tk,kx->tx", coefficients, basis)  # want: shape-error
print(field.shape)
