"""A volume on disk, made float and scaled as a whole."""
import numpy as np

SHAPE = (60, 128, 128)


def write(path):
    volume = np.memmap(path, dtype=np.uint8, mode="w+", shape=SHAPE)
    volume[:] = 100
    volume.flush()


def brightest_slice(path):
    volume = np.memmap(path, dtype=np.uint8, mode="r", shape=SHAPE)
    scaled = volume.astype(np.float32)  # want: memmap
    scaled /= 255
    return int(scaled.mean(axis=(1, 2)).argmax())


write("volume.raw")
print(brightest_slice("volume.raw"))
