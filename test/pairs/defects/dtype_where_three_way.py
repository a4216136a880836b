import numpy as np


def classify(ndvi):
    return np.where(ndvi > 0.5, 2, np.where(ndvi > 0.1, 1, 0))  # want: dtype


ndvi = np.linspace(-1, 1, 480_000, dtype=np.float32).reshape(600, 800)
codes = classify(ndvi)
print(int((codes == 2).sum()), int(codes.max()))
