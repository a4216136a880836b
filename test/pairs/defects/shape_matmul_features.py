import numpy as np


class Regressor:
    def __init__(self, n_features):
        self.coef = np.zeros(n_features, dtype=np.float32)

    def predict(self, X):
        return X.T @ self.coef  # want: shape-error


X = np.ones((500, 12), dtype=np.float32)
model = Regressor(12)
print(model.predict(X).shape)
