import numpy as np


def render(i):
    return np.full((1, 40, 40), i, dtype=np.uint8)


movie = render(0)
for i in range(1, 60):
    movie = np.vstack([movie, render(i)])  # want: grow
print(movie.shape)
