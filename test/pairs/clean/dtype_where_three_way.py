import numpy as np


def classify(ndvi):
    code = np.zeros(ndvi.shape, dtype=np.uint8)
    code[ndvi > 0.1] = 1
    code[ndvi > 0.5] = 2
    return code


ndvi = np.linspace(-1, 1, 480_000, dtype=np.float32).reshape(600, 800)
codes = classify(ndvi)
print(int((codes == 2).sum()), int(codes.max()))
