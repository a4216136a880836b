import numpy as np


def put_row(table, i, values):
    table[i] = values


genome = np.empty((200, 32), dtype=np.float32)
for generation in range(200):
    child = np.full(32, generation, dtype=np.float32)
    put_row(genome, generation, child)
print(genome.shape, float(genome[-1, 0]))
