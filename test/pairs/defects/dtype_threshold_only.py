"""A picture is divided only to be compared."""
import numpy as np

# Only a comparison is made: the scaled picture is never needed.
grey = np.zeros((600, 800), dtype=np.uint8)
grey[100:300, 200:500] = 180
share = grey / 255  # want: dtype
mask = share > 0.5
print(int(np.count_nonzero(mask)))
