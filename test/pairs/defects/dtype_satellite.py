"""Vegetation index of a scene."""
import numpy as np

RED, NIR = 2, 3


def read_scene(bands: int, height: int, width: int) -> np.ndarray:
    rng = np.random.default_rng(1)
    return rng.integers(0, 4096, size=(bands, height, width), dtype=np.uint16)


def ndvi(scene: np.ndarray) -> np.ndarray:
    red = scene[RED].astype(float)  # want: dtype
    nir = scene[NIR].astype(float)  # want: dtype
    top = nir - red
    nir += red
    nir += 1
    top /= nir
    return top


def classify(index: np.ndarray) -> np.ndarray:
    classes = np.zeros(index.shape)  # want: dtype
    classes[index > 0.2] = 1
    classes[index > 0.5] = 2
    return classes


def main() -> None:
    scene = read_scene(4, 300, 400)
    index = ndvi(scene)
    classes = classify(index)
    for k in range(3):
        print(k, int(np.count_nonzero(classes == k)))


if __name__ == "__main__":
    main()
