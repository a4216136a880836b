import numpy as np

class LogisticRegression:
    def __init__(self, lr=0.1, epochs=50, l2=0.0):
        self.lr, self.epochs, self.l2 = lr, epochs, l2
        self.coef_ = None
        self.history = []

    @staticmethod
    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    def fit(self, X, y):
        n, d = X.shape
        self.coef_ = np.zeros(d + 1)
        Xb = np.hstack([np.ones((n, 1)), X])
        for epoch in range(self.epochs):
            p = self.sigmoid(Xb @ self.coef_)
            grad = Xb.T @ (p - y) / n
            grad[1:] += self.l2 * self.coef_[1:]
            self.coef_ -= self.lr * grad
            loss = -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))
            self.history.append(loss)
        return self

    def predict_proba(self, X):
        Xb = np.c_[np.ones(len(X)), X]
        p = self.sigmoid(Xb @ self.coef_)
        return np.column_stack([1 - p, p])

    def predict(self, X):
        return self.predict_proba(X).argmax(axis=1)

    def score(self, X, y):
        return (self.predict(X) == y).mean()

rng = np.random.default_rng(0)
X0 = rng.normal(-1, 1, (40, 2))
X1 = rng.normal(1, 1, (40, 2))
X = np.vstack((X0, X1))
y = np.repeat([0, 1], 40)
order = rng.permutation(len(X))
X, y = X[order], y[order]
split = int(0.75 * len(X))
X_train, X_test = X[:split], X[split:]
y_train, y_test = np.split(y, [split])
model = LogisticRegression(l2=0.01).fit(X_train, y_train)
print(model.coef_.shape, len(model.history))
print(model.score(X_test, y_test))
proba = model.predict_proba(X_test)
print(proba.shape, np.allclose(proba.sum(axis=1), 1))
cm = np.zeros((2, 2), dtype=int)
np.add.at(cm, (y_test, model.predict(X_test)), 1)
print(cm.sum())
