import numpy as np

dark = np.full((512, 1), 3, dtype=np.uint16)
frame = np.full((512, 512), 40, dtype=np.uint16)
plate = np.broadcast_to(dark, frame.shape).copy()  # want: broadcast
frame -= plate
print(int(frame.min()))
