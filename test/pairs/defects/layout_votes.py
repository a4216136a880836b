"""Votes are counted column by column."""
import numpy as np


def majority(votes: np.ndarray) -> np.ndarray:
    counts = np.zeros((votes.shape[1], 4), dtype=np.uint8)
    for choice in range(4):
        for voter in range(votes.shape[1]):
            counts[voter, choice] = np.count_nonzero(votes[:, voter] == choice)  # want: layout
    return counts.argmax(axis=1)


rng = np.random.default_rng(2)
votes = rng.integers(0, 4, size=(600, 300), dtype=np.uint8)
print(majority(votes).shape)
