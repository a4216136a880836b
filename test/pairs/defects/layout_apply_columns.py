import numpy as np

scores = np.ones((6000, 50), dtype=np.float32)
spans = list(map(lambda j: float(np.ptp(scores[:, j])), range(50)))  # want: layout
print(len(spans))
