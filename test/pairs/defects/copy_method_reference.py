"""flatten by a reference to the unbound method."""
import numpy as np

volumes = [np.full((60, 80, 50), k, dtype=np.float32) for k in range(3)]
flatten = np.ndarray.flatten
for volume in volumes:
    line = flatten(volume)  # want: copy
    print(float(line.max()), line.size)
