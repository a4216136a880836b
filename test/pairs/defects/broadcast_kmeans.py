"""A few rounds of k-means."""
import numpy as np


def assign(points: np.ndarray, centres: np.ndarray) -> np.ndarray:
    distances = np.linalg.norm(points[:, None] - centres[None], axis=-1)  # want: broadcast
    return distances.argmin(axis=1)


def update(points, owner, k):
    return np.stack([points[owner == j].mean(axis=0) for j in range(k)])


def main():
    rng = np.random.default_rng(2)
    points = rng.random((3000, 16), dtype=np.float32)
    centres = points[:20].copy()
    for _ in range(3):
        owner = assign(points, centres)
        centres = update(points, owner, 20)
    print(centres.shape)


if __name__ == "__main__":
    main()
