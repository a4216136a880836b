"""np.array(..., ndmin=2) copies a table of two axes."""
import numpy as np


def predict(features: np.ndarray, weights: np.ndarray) -> np.ndarray:
    batch = np.array(features, ndmin=2)  # want: copy
    return batch @ weights


weights = np.ones(200, dtype=np.float32)
features = np.ones((2500, 200), dtype=np.float32)
print(float(predict(features, weights).sum()))
