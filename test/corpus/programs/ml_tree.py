import numpy as np

def gini(labels):
    _, counts = np.unique(labels, return_counts=True)
    p = counts / counts.sum()
    return 1 - (p ** 2).sum()

def best_split(X, y):
    best = (None, None, np.inf)
    for j in range(X.shape[1]):
        for t in np.unique(X[:, j]):
            left = X[:, j] <= t
            if left.all():
                continue
            n = left.sum()
            score = (n * gini(y[left]) + (len(y) - n) * gini(y[~left])) / len(y)
            if score < best[2]:
                best = (j, t, score)
    return best

def build(X, y, depth=0, max_depth=3):
    values, counts = np.unique(y, return_counts=True)
    if len(values) == 1 or depth == max_depth:
        return {"leaf": int(values[counts.argmax()])}
    j, t, score = best_split(X, y)
    if j is None:
        return {"leaf": int(values[counts.argmax()])}
    left = X[:, j] <= t
    return {"feature": j, "threshold": float(t),
            "left": build(X[left], y[left], depth + 1, max_depth),
            "right": build(X[~left], y[~left], depth + 1, max_depth)}

def predict_one(node, x):
    while "leaf" not in node:
        node = node["left"] if x[node["feature"]] <= node["threshold"] else node["right"]
    return node["leaf"]

X = np.array([[2.0, 1.0], [1.0, 3.0], [3.0, 2.5], [6.0, 5.0], [7.0, 7.5], [8.0, 6.0], [6.5, 1.0], [7.5, 0.5]])
y = np.array([0, 0, 0, 1, 1, 1, 2, 2])
tree = build(X, y)
pred = np.array([predict_one(tree, x) for x in X])
print(pred, (pred == y).mean())
def depth(node):
    return 0 if "leaf" in node else 1 + max(depth(node["left"]), depth(node["right"]))
print(depth(tree))
