"""A two layer network with a training loop, in NumPy only."""
import numpy as np

HIDDEN = 48


def softmax(scores: np.ndarray) -> np.ndarray:
    scores -= scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores


class Network:
    def __init__(self, inputs: int, classes: int, rng: np.random.Generator) -> None:
        self.first = rng.standard_normal((inputs, HIDDEN), dtype=np.float32)
        self.second = rng.standard_normal((HIDDEN, classes), dtype=np.float32)
        self.first *= 0.1
        self.second *= 0.1

    def forward(self, batch: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        hidden = batch @ self.first
        np.maximum(hidden, 0, out=hidden)
        return hidden, softmax(hidden @ self.second)

    def train(self, batch: np.ndarray, labels: np.ndarray, rate: float) -> float:
        hidden, scores = self.forward(batch)
        loss = -float(np.log(scores[np.arange(len(labels)), labels]).mean())
        scores[np.arange(len(labels)), labels] -= 1
        scores /= len(labels)
        gradient = scores @ self.second.T
        gradient[hidden == 0] = 0
        self.second -= rate * (hidden.T @ scores)
        self.first -= rate * (batch.T @ gradient)
        return loss


rng = np.random.default_rng(0)
features = rng.random((3000, 40), dtype=np.float32)
labels = rng.integers(0, 10, 3000, dtype=np.uint8)
net = Network(40, 10, rng)
for epoch in range(3):
    print(epoch, round(net.train(features, labels, 0.5), 2))
