"""Elements are picked to be counted."""
import numpy as np

heights = np.linspace(0, 4000, 250_000, dtype=np.float32)
alpine = len(heights[heights > 2500])  # want: temp
print(alpine)
