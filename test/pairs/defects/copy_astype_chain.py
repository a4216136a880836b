import numpy as np


def prepare(raw):
    """Scale raw counts for the network."""
    x = raw.astype("float32")
    x *= np.float32(1 / 1024)
    return x.astype(np.float32)  # want: copy


def augment(x):
    return np.array(x)[:, ::-1]  # want: copy


raw = np.full((700, 512), 300, dtype=np.uint16)
x = prepare(raw)
y = augment(x)
print(x.dtype, float(x[0, 0]), float(y.max()))
