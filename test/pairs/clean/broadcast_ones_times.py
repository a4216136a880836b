import numpy as np

frame = np.zeros((500, 600), dtype=np.float32)
row = np.arange(600, dtype=np.float32)
frame += row
print(float(frame[3, 5]))
