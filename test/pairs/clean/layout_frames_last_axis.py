import numpy as np

video = np.zeros((24, 240, 320), dtype=np.uint8)
means = np.zeros(24, dtype=np.float32)
for t, frame in enumerate(video):
    means[t] = frame.mean()
print(float(means.max()))
