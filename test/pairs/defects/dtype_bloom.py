import numpy as np


class Bloom:
    def __init__(self, bits):
        self.table = np.zeros(bits, dtype=int)  # want: dtype
        self.bits = bits

    def add(self, key):
        for seed in (3, 5, 7):
            self.table[(key * seed) % self.bits] = 1

    def has(self, key):
        return all(self.table[(key * seed) % self.bits] for seed in (3, 5, 7))


bloom = Bloom(1_000_000)
for k in range(0, 500, 7):
    bloom.add(k)
print(bloom.has(7), bloom.has(9))
