"""The mask is counted."""
import numpy as np

heights = np.linspace(0, 4000, 250_000, dtype=np.float32)
alpine = int(np.count_nonzero(heights > 2500))
print(alpine)
