"""A volume on disk, made float and scaled as a whole."""
import numpy as np

SHAPE = (60, 128, 128)


def write(path):
    volume = np.memmap(path, dtype=np.uint8, mode="w+", shape=SHAPE)
    volume[:] = 100
    volume.flush()


def brightest_slice(path):
    volume = np.memmap(path, dtype=np.uint8, mode="r", shape=SHAPE)
    means = [float(plane.mean()) / 255 for plane in volume]
    return int(np.argmax(means))


write("volume.raw")
print(brightest_slice("volume.raw"))
