import numpy as np

movie = np.zeros((200, 200, 30), dtype=np.float32)
for t in range(30):
    movie[:, :, t] = t  # want: layout
print(float(movie.max()))
