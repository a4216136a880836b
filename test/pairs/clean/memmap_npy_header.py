"""It is mapped."""
import numpy as np


def save(path: str) -> None:
    np.save(path, np.zeros((5000, 50), dtype=np.float32))


def shape_of(path: str) -> tuple[int, ...]:
    return np.load(path, mmap_mode="r").shape


save("numbers.npy")
print(shape_of("numbers.npy"))
