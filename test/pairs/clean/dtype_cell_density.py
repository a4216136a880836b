"""Estimate cell densities from a stack of microscope frames.

The script builds a synthetic stack, normalises it, counts the bright
pixels of each frame and prints a short report.
"""

from __future__ import annotations

import numpy as np

FRAMES = 40
HEIGHT = 256
WIDTH = 256
THRESHOLD = 0.5


def make_stack() -> np.ndarray:
    """Return a synthetic stack of 8-bit frames."""
    stack = np.zeros((FRAMES, HEIGHT, WIDTH), dtype=np.uint8)
    stack[:, ::3, ::5] = 220
    return stack


def normalise(stack: np.ndarray) -> np.ndarray:
    """Scale a stack to the range 0..1."""
    return np.divide(stack, np.float32(255), dtype=np.float32)


def count_bright(stack: np.ndarray) -> np.ndarray:
    """Count the pixels above the threshold in each frame."""
    counts = np.empty(len(stack), dtype=np.int64)
    for i, frame in enumerate(stack):
        counts[i] = np.count_nonzero(frame > THRESHOLD)
    return counts


def main() -> None:
    """Run the whole analysis."""
    stack = make_stack()
    normalised = normalise(stack)
    counts = count_bright(normalised)
    print(f"frames: {len(counts)}, mean: {counts.mean():.1f}")


if __name__ == "__main__":
    main()
