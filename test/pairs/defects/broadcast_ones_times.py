import numpy as np

frame = np.zeros((500, 600), dtype=np.float32)
row = np.arange(600, dtype=np.float32)
sheet = np.ones((500, 1), dtype=np.float32) * row  # want: broadcast
frame += sheet
print(float(frame[3, 5]))
