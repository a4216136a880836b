"""Targets of a classifier."""
import numpy as np

CLASSES = 10


def one_hot(labels: np.ndarray, classes: int = CLASSES) -> np.ndarray:
    return np.eye(classes)[labels]  # want: broadcast


def softmax(scores: np.ndarray) -> np.ndarray:
    scores = scores - scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores


def accuracy(scores: np.ndarray, targets: np.ndarray) -> float:
    return float((softmax(scores).argmax(axis=1) == targets.argmax(axis=1)).mean())


rng = np.random.default_rng(11)
targets = one_hot(rng.integers(0, CLASSES, 6000))
print(accuracy(rng.normal(size=(6000, CLASSES)), targets))
