import numpy as np

dark = np.full((512, 1), 3, dtype=np.uint16)
frame = np.full((512, 512), 40, dtype=np.uint16)
frame -= dark
print(int(frame.min()))
