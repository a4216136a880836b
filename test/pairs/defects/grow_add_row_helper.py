import numpy as np


def with_row(table, values):
    return np.r_[table, values[None, :]]  # want: grow


genome = np.zeros((0, 32), dtype=np.float32)
for generation in range(200):
    child = np.full(32, generation, dtype=np.float32)
    genome = with_row(genome, child)
print(genome.shape, float(genome[-1, 0]))
