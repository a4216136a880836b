import numpy as np

heat = np.ones((500, 500), dtype=np.float32)
for _ in range(5):
    heat = heat * np.float32(0.9)  # want: temp
print(float(heat[0, 0]))
