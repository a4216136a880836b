"""Letters as int64, made of a list of their numbers."""
import numpy as np


def letters(text: str) -> np.ndarray:
    codes = np.array([ord(c) for c in text])  # want: dtype
    return codes[codes >= 97]


def frequency(codes: np.ndarray) -> np.ndarray:
    counts = np.zeros(26, dtype=np.int32)
    for k in range(26):
        counts[k] = np.count_nonzero(codes == 97 + k)
    return counts


text = "the quick brown fox jumps over the lazy dog " * 400
print(frequency(letters(text)).tolist())
