"""Cosine similarity of documents."""
import numpy as np


class Index:
    def __init__(self, vectors: np.ndarray) -> None:
        self.vectors = vectors
        self.norms = np.linalg.norm(vectors, axis=1)

    def similar(self, number: int, count: int) -> list[int]:
        scores = self.vectors @ self.vectors[number]
        scores /= self.norms
        order = np.argpartition(scores, -count)[-count:]
        return sorted(order.tolist())

    def matrix(self) -> np.ndarray:
        table = self.vectors @ self.vectors.T
        table /= self.norms[:, None]
        table /= self.norms
        return table


rng = np.random.default_rng(8)
index = Index(rng.random((900, 32), dtype=np.float32))
print(len(index.similar(3, 5)), round(float(index.matrix().max()), 3))
