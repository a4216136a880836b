import numpy as np

frames = [np.zeros((40, 50), dtype=np.uint8) for _ in range(4)]
frames.append(np.zeros((40, 50), dtype=np.uint8))
movie = np.stack(frames, axis=0)
print(movie.shape)
