import numpy as np

lines = [f"{i},{i % 7},{i * 0.5}" for i in range(5000)]


def parse(lines):
    out = np.zeros((0, 3), dtype=np.float32)
    for line in lines:
        fields = [float(x) for x in line.split(",")]
        out = np.vstack([out, fields])  # want: grow
    return out


table = parse(lines)
print(table.shape)
