import numpy as np


def similarity(ratings):
    """Cosine similarity of the columns."""
    norms = np.linalg.norm(ratings, axis=0)
    gram = ratings.T @ ratings
    gram /= norms
    gram /= norms[:, None]
    return gram


ratings = np.ones((3000, 400), dtype=np.float32)
ratings[::3] = 4
sim = similarity(ratings)
print(sim.shape, float(sim[0, 1]))
