import numpy as np

video = np.zeros((240, 320, 24), dtype=np.uint8)
means = np.zeros(24, dtype=np.float32)
for t in range(video.shape[-1]):
    means[t] = video[..., t].mean()  # want: layout
print(float(means.max()))
