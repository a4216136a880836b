"""Frames are stacked to be averaged."""
import numpy as np


def average(frames: list[np.ndarray]) -> np.ndarray:
    return np.mean(np.stack(frames), axis=0)  # want: temp


frames = [np.full((200, 300), k, dtype=np.float32) for k in range(8)]
print(float(average(frames).max()))
