"""It works in place."""
import numpy as np
from numpy.typing import NDArray


def horner(coefficients: list[float], x: NDArray[np.float32]) -> NDArray[np.float32]:
    result = np.full_like(x, coefficients[0])
    for c in coefficients[1:]:
        result *= x
        result += c
    return result


x = np.linspace(-1, 1, 150_000, dtype=np.float32)
print(float(horner([1.0, -2.0, 0.5, 3.0], x)[0]))
