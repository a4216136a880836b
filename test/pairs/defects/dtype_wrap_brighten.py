import numpy as np

frame = np.full((300, 300), 200, dtype=np.uint8)
brighter = frame + np.uint8(100)  # want: dtype
print(int(brighter.max()))
