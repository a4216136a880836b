import numpy as np


def column(values, width):
    return np.array(values, dtype=np.dtypes.StringDType())


levels = ["INFO", "WARN", "ERROR"] * 3000
messages = column(levels, 400)
print(messages.shape, messages[2])
