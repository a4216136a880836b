"""They have the same length."""
import numpy as np

basis = np.zeros((5, 40))
coefficients = np.ones((100, 5))
field = np.einsum("tk,kx->tx", coefficients, basis)
print(field.shape)
