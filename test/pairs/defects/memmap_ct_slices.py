import numpy as np

np.save("ct.npy", np.zeros((64, 128, 128), dtype=np.int16))


def load_volume(path):
    volume = np.load(path)  # want: memmap
    return volume


def middle_slice(path):
    volume = load_volume(path)
    return volume[volume.shape[0] // 2]


slice_ = middle_slice("ct.npy")
print(slice_.shape, int(slice_.max()))
