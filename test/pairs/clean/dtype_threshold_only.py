"""The bytes themselves are compared."""
import numpy as np

# Only a comparison is made: the scaled picture is never needed.
grey = np.zeros((600, 800), dtype=np.uint8)
grey[100:300, 200:500] = 180
mask = grey > 127
print(int(np.count_nonzero(mask)))
