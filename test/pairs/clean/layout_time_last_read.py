import numpy as np

movie = np.ones((12, 240, 320), dtype=np.float32)
brightness = []
for t in range(12):
    brightness.append(float(movie[t].mean()))
print(brightness)
