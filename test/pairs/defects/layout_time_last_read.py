import numpy as np

movie = np.ones((240, 320, 12), dtype=np.float32)
brightness = []
for t in range(12):
    brightness.append(float(movie[..., t].mean()))  # want: layout
print(brightness)
