"""np.atleast_2d() does not."""
import numpy as np


def predict(features: np.ndarray, weights: np.ndarray) -> np.ndarray:
    batch = np.atleast_2d(features)
    return batch @ weights


weights = np.ones(200, dtype=np.float32)
features = np.ones((2500, 200), dtype=np.float32)
print(float(predict(features, weights).sum()))
