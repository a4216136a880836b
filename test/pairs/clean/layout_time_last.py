import numpy as np

movie = np.zeros((30, 200, 200), dtype=np.float32)
for t in range(30):
    movie[t] = t
print(float(movie.max()))
