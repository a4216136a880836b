import numpy as np

frames = [np.zeros((40, 50), dtype=np.uint8) for _ in range(4)]
frames.append(np.zeros((50, 40), dtype=np.uint8))
movie = np.stack(frames, axis=0)  # want: shape-error
print(movie.shape)
