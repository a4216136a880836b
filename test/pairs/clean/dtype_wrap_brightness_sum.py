import numpy as np

left = np.full((300, 400), 200, dtype=np.uint8)
right = np.full((300, 400), 100, dtype=np.uint8)
mix = (left // 2) + (right // 2)
print(int(mix[0, 0]))


def delta(before, after):
    return after.astype(np.int16) - before


print(int(delta(left, right)[0, 0]))
