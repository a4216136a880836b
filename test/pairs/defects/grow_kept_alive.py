import numpy as np


def header_of(n):
    block = np.zeros((n, 1000), dtype=np.float32)
    block[0] = 5
    return block[0]  # want: grow


headers = [header_of(500) for _ in range(20)]
print(sum(float(h[0]) for h in headers))
