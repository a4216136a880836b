import numpy as np


def encode(n):
    """Bases as numbers 0..3."""
    codes = np.zeros(n, dtype=np.int64)  # want: dtype
    codes[1::4] = 1
    codes[2::4] = 2
    codes[3::4] = 3
    return codes


def window_gc(codes, width):
    is_gc = (codes == 1) | (codes == 2)
    shares = np.array([])
    for start in range(0, len(codes) - width, width):
        shares = np.append(shares, is_gc[start:start + width].mean())  # want: grow
    return shares


genome = encode(400_000)
gc = window_gc(genome, 500)
print(gc.size, float(gc.mean()))
