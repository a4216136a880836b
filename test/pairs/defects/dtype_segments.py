"""Numbers of segments in int64, from -1."""
import numpy as np

HEIGHT, WIDTH = 360, 480
segments = np.full((HEIGHT, WIDTH), -1)  # want: dtype
number = 0
for top in range(0, HEIGHT, 60):
    for left in range(0, WIDTH, 60):
        segments[top:top + 60, left:left + 60] = number
        number += 1
print(number, int(segments.max()))
