"""The product is asked for float32."""
import numpy as np

SCALE = 1 / 255

frames = np.zeros((8, 240, 320), dtype=np.uint8)
frames[:, 60:180, 80:240] = 200
for number, frame in enumerate(frames):
    bright = np.multiply(frame, SCALE, dtype=np.float32)
    print(number, float(bright.mean()))
