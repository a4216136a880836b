import numpy as np

lines = [f"{i},{i % 7},{i * 0.5}" for i in range(5000)]


def parse(lines):
    out = np.zeros((len(lines), 3), dtype=np.float32)
    for i, line in enumerate(lines):
        out[i] = [float(x) for x in line.split(",")]
    return out


table = parse(lines)
print(table.shape)
