import numpy as np

rng = np.random.RandomState(7)


def make_data(n=300, d=5):
    X = rng.randn(n, d)
    w = rng.uniform(-2, 2, size=d)
    logits = X.dot(w) + 0.3
    y = (rng.rand(n) < 1 / (1 + np.exp(-logits))).astype(np.int64)
    return X, y


def sigmoid(z):
    out = np.empty_like(z)
    pos = z >= 0
    out[pos] = 1 / (1 + np.exp(-z[pos]))
    ez = np.exp(z[~pos])
    out[~pos] = ez / (1 + ez)
    return out


class LogisticRegression:
    def __init__(self, lr=0.1, epochs=100, l2=1e-3, batch_size=32):
        self.lr = lr
        self.epochs = epochs
        self.l2 = l2
        self.batch_size = batch_size
        self.history = []

    def fit(self, X, y):
        n, d = X.shape
        self.mu = X.mean(axis=0)
        self.sd = X.std(axis=0) + 1e-12
        Xs = np.hstack([np.ones((n, 1)), (X - self.mu) / self.sd])
        self.w = np.zeros(d + 1)
        for epoch in range(self.epochs):
            perm = rng.permutation(n)
            for start in range(0, n, self.batch_size):
                idx = perm[start:start + self.batch_size]
                xb, yb = Xs[idx], y[idx]
                p = sigmoid(xb @ self.w)
                grad = xb.T @ (p - yb) / len(idx)
                grad[1:] += self.l2 * self.w[1:]
                self.w -= self.lr * grad
            p = sigmoid(Xs @ self.w)
            loss = -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))
            self.history.append(loss)
        return self

    def predict_proba(self, X):
        Xs = np.c_[np.ones(len(X)), (X - self.mu) / self.sd]
        p = sigmoid(Xs @ self.w)
        return np.column_stack([1 - p, p])

    def predict(self, X):
        return self.predict_proba(X).argmax(axis=1)


X, y = make_data()
split = int(0.8 * len(X))
perm = rng.permutation(len(X))
train, test = perm[:split], perm[split:]
model = LogisticRegression(epochs=40).fit(X[train], y[train])
pred = model.predict(X[test])
acc = np.mean(pred == y[test])
cm = np.zeros((2, 2), dtype=int)
for t, p in zip(y[test], pred):
    cm[t, p] += 1
precision = cm[1, 1] / max(1, cm[:, 1].sum())
recall = cm[1, 1] / max(1, cm[1].sum())
losses = np.asarray(model.history)
print(f"acc={acc:.2f} p={precision:.2f} r={recall:.2f}", losses[[0, -1]].round(3))
scores = model.predict_proba(X[test])[:, 1]
ths = np.linspace(0, 1, 11)
tpr = np.array([((scores >= t) & (y[test] == 1)).sum() for t in ths]) / max(1, (y[test] == 1).sum())
fpr = np.array([((scores >= t) & (y[test] == 0)).sum() for t in ths]) / max(1, (y[test] == 0).sum())
auc = np.trapezoid(tpr[::-1], fpr[::-1])
print(round(float(auc), 3))
