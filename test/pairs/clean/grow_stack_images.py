import numpy as np


def render(i):
    return np.full((1, 40, 40), i, dtype=np.uint8)


frames = [render(0)]
for i in range(1, 60):
    frames.append(render(i))
movie = np.vstack(frames)
print(movie.shape)
