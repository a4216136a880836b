"""Cosine similarity of product embeddings."""
import numpy as np


def load_embeddings(count, width, seed):
    rng = np.random.default_rng(seed)
    return rng.standard_normal((count, width), dtype=np.float32)


def unit_rows(vectors):
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    np.maximum(length, np.float32(1e-12), out=length)
    vectors /= length
    return vectors


def nearest(catalogue, query, top=5):
    scores = catalogue @ query
    best = np.argpartition(scores, -top)[-top:]
    return best[np.argsort(scores[best])[::-1]]


products = load_embeddings(6000, 64, seed=1)
products /= np.linalg.norm(products, axis=1, keepdims=True)
query = products[17]
print(nearest(products, query)[0])
counts = np.bincount(np.argmax(products, axis=1), minlength=64)
print(int(counts.sum()))
