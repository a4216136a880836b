import numpy as np


def linear(frame):
    return np.divide(frame, np.float32(255), dtype=np.float32)


rng = np.random.default_rng(2)
frame = rng.integers(0, 256, size=(300, 400, 3), dtype=np.uint8)
light = linear(frame)
np.clip(light, 0.05, 0.95, out=light)
print(float(light.mean()))
