"""The bytes of the text are the numbers."""
import numpy as np


def letters(text: str) -> np.ndarray:
    codes = np.frombuffer(text.encode("ascii"), dtype=np.uint8)
    return codes[codes >= 97]


def frequency(codes: np.ndarray) -> np.ndarray:
    counts = np.zeros(26, dtype=np.int32)
    for k in range(26):
        counts[k] = np.count_nonzero(codes == 97 + k)
    return counts


text = "the quick brown fox jumps over the lazy dog " * 400
print(frequency(letters(text)).tolist())
