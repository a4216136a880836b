"""Feature table for a churn model, with one-hot plans and scaled numbers."""
import numpy as np

PLANS = ["free", "basic", "plus", "team", "enterprise"]


def load_customers(n):
    rng = np.random.default_rng(77)
    plan = rng.integers(0, len(PLANS), n)
    age = rng.integers(18, 90, n, dtype=np.uint8)
    spend = rng.gamma(2.0, 30.0, n)
    logins = rng.poisson(4, n)
    return plan, age, spend, logins


def one_hot(codes, k):
    out = np.zeros((len(codes), k), dtype=np.uint8)
    out[np.arange(len(codes)), codes] = 1
    return out


def scale(table):
    mu = table.mean(axis=0)
    sd = table.std(axis=0)
    n = table.shape[0]
    scaled = table - mu
    scaled /= sd
    return scaled


class LogisticRegression:
    def __init__(self, lr=0.1, steps=20):
        self.lr, self.steps = lr, steps
        self.w = None

    @staticmethod
    def _sigmoid(z):
        out = np.negative(z)
        np.exp(out, out=out)
        out += 1
        return np.reciprocal(out, out=out)

    def fit(self, x, y):
        self.w = np.zeros(x.shape[1])
        for _ in range(self.steps):
            p = self._sigmoid(x @ self.w)
            self.w -= self.lr * (x.T @ (p - y)) / len(y)
        return self

    def predict(self, x):
        return self._sigmoid(x @ self.w) > 0.5


def pipeline(n=40_000):
    plan, age, spend, logins = load_customers(n)
    numbers = np.column_stack([age, spend, logins])
    x = np.hstack([scale(numbers), one_hot(plan, len(PLANS))])
    y = (spend < 40) & (logins < 4)
    model = LogisticRegression().fit(x, y)
    hits = model.predict(x) == y
    share = np.count_nonzero(hits) / len(hits)
    print(x.shape, round(float(share), 3))


pipeline()
