"""An index of vegetation from two bands of 8 bits."""
import numpy as np


def synthetic_band(seed: int, shape: tuple[int, int]) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, size=shape, dtype=np.uint8)


def scaled(band: np.ndarray) -> np.ndarray:
    """Reflectance from 0 to 1."""
    return np.divide(band, 255, dtype=np.float32)


def vegetation(red: np.ndarray, infrared: np.ndarray) -> np.ndarray:
    low, high = scaled(red), scaled(infrared)
    return (high - low) / (high + low + np.float32(1e-6))


red = synthetic_band(1, (400, 400))
infrared = synthetic_band(2, (400, 400))
index = vegetation(red, infrared)
print(index.shape, float(index.max()))
