import numpy as np


def similarity(ratings):
    """Cosine similarity of the columns."""
    norms = np.zeros(ratings.shape[1], dtype=np.float32)
    for item in range(ratings.shape[1]):
        norms[item] = np.linalg.norm(ratings[:, item])  # want: layout
    gram = ratings.T @ ratings
    return gram / np.outer(norms, norms)  # want: temp


ratings = np.ones((3000, 400), dtype=np.float32)
ratings[::3] = 4
sim = similarity(ratings)
print(sim.shape, float(sim[0, 1]))
