"""They are added up one by one."""
import numpy as np


def average(frames: list[np.ndarray]) -> np.ndarray:
    total = np.zeros_like(frames[0])
    for frame in frames:
        total += frame
    total /= len(frames)
    return total


frames = [np.full((200, 300), k, dtype=np.float32) for k in range(8)]
print(float(average(frames).max()))
