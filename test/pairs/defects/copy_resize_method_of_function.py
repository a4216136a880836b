import numpy as np


def as_rows(values, width):
    return np.resize(values, (values.size // width, width))  # want: copy


print(float(as_rows(np.arange(120_000, dtype=np.float32), 300).sum()))
