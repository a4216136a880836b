import numpy as np

pixels = (np.arange(300_000) % 256).astype(np.uint8)
hist = np.zeros(256, dtype=np.int64)
for value in range(256):
    hist[value] = len(pixels[pixels == value])  # want: temp
print(hist[:4])
