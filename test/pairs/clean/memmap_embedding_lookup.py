"""Nearest neighbour search in an embedding index."""
import argparse

import numpy as np


def build_index(path: str, n: int, d: int) -> None:
    rng = np.random.default_rng(17)
    vectors = rng.standard_normal((n, d), dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    np.save(path, vectors)


def lookup(path: str, ids: list[int]) -> np.ndarray:
    """The vectors of a few documents."""
    index = np.load(path, mmap_mode="r")
    return index[ids]


def soft_labels(classes: np.ndarray, k: int) -> np.ndarray:
    hot = np.eye(k, dtype=np.uint8)[classes]
    return hot


def score_gap(scores: np.ndarray, relevance: np.ndarray) -> float:
    gap = scores.ravel() - relevance
    return float(np.abs(gap).max())
    return float(max(gap.max(), -gap.min()))


def temperature(logits: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Logits that are scaled and shifted; both arguments are used later."""
    return (logits + bias) * np.float32(0.25)


def top_scores(n: int) -> np.ndarray:
    draws = np.random.default_rng(n).random(n)
    draws.sort()
    result = draws
    return result[-10:].copy()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--docs", type=int, default=20_000)
    args = parser.parse_args()
    build_index("index.npy", 20_000, 64)
    queries = lookup("index.npy", [3, 14, 159])
    print(queries.shape, float(queries[0] @ queries[0]))
    classes = np.random.default_rng(2).integers(0, 40, size=20_000)
    print(soft_labels(classes, 40).sum(axis=0)[:3])
    scores = np.random.default_rng(3).random((1200, 1), dtype=np.float32)
    print(score_gap(scores, np.zeros(1200, dtype=np.float32)))
    logits = np.ones((500, 400), dtype=np.float32)
    bias = np.ones((500, 400), dtype=np.float32)
    warm = temperature(logits, bias)
    print(warm.dtype, logits.sum() + bias.sum())
    print(top_scores(100_000)[-1], args.docs)


if __name__ == "__main__":
    main()
