import numpy as np

frame = np.full((300, 300), 200, dtype=np.uint8)
brighter = frame.astype(np.uint16)
brighter += 100
print(int(brighter.max()))
