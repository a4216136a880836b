import numpy as np

scores = np.ones((6000, 50), dtype=np.float32)
spans = np.ptp(scores, axis=0).tolist()
print(len(spans))
