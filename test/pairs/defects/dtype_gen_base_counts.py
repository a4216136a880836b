import numpy as np

LENGTH = 300_000
CODES = {"A": 0, "C": 1, "G": 2, "T": 3}


def encode(sequence):
    return np.array([CODES[base] for base in sequence])  # want: dtype


sequence = "ACGTTGCA" * (LENGTH // 8)
codes = encode(sequence)
gc = np.count_nonzero((codes == 1) | (codes == 2))
print(len(codes), gc / len(codes))
