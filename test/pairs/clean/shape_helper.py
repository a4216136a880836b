import numpy as np


def standardise(data, mean):
    return data - mean[:, None]


data = np.ones((30, 50), dtype=np.float32)
print(standardise(data, data.mean(axis=1)).shape)
