"""Frames of bytes times a Python float, in a loop."""
import numpy as np

SCALE = 1 / 255

frames = np.zeros((8, 240, 320), dtype=np.uint8)
frames[:, 60:180, 80:240] = 200
for number, frame in enumerate(frames):
    bright = frame * SCALE  # want: dtype
    print(number, float(bright.mean()))
