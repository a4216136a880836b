import numpy as np

speed = np.full(200_000, 30, dtype=np.float32)
speed[::10] = 130
limit = speed > 120
speed[limit] = 120
print(float(speed.max()))
