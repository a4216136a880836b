import numpy as np

SIZE = 512
xx, yy = np.meshgrid(np.arange(SIZE, dtype=np.float32), np.arange(SIZE, dtype=np.float32))  # want: broadcast
height = np.sin(xx) * np.cos(yy)
relief = np.zeros(SIZE, dtype=np.float32)
for col in range(SIZE):
    relief[col] = height[:, col].max() - height[:, col].min()  # want: layout
print(float(relief.mean()))
