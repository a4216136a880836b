"""The same with ravel."""
import numpy as np

volumes = [np.full((60, 80, 50), k, dtype=np.float32) for k in range(3)]
flatten = np.ndarray.ravel
for volume in volumes:
    line = flatten(volume)
    print(float(line.max()), line.size)
