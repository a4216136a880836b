import numpy as np

class Layer:
    def __init__(self, n_in, n_out, rng):
        self.W = rng.standard_normal((n_in, n_out)).astype(np.float32) * np.sqrt(2 / n_in).astype(np.float32)
        self.b = np.zeros(n_out, dtype=np.float32)
    def forward(self, x):
        self.x = x
        return x @ self.W + self.b
    def backward(self, grad, lr):
        gx = grad @ self.W.T
        self.W -= lr * (self.x.T @ grad)
        self.b -= lr * grad.sum(axis=0)
        return gx

class ReLU:
    def forward(self, x):
        self.mask = x > 0
        return np.where(self.mask, x, 0)
    def backward(self, grad, lr):
        return grad * self.mask

class Net:
    def __init__(self, *layers):
        self.layers = layers
    def __call__(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x
    def backward(self, grad, lr):
        for layer in reversed(self.layers):
            grad = layer.backward(grad, lr)

def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

rng = np.random.default_rng(0)
X = rng.standard_normal((60, 4)).astype(np.float32)
y = (X[:, 0] + X[:, 1] > 0).astype(int) + (X[:, 2] > 1).astype(int)
onehot = np.eye(3, dtype=np.float32)[y]
net = Net(Layer(4, 16, rng), ReLU(), Layer(16, 3, rng))
losses = []
for epoch in range(5):
    perm = rng.permutation(len(X))
    total = 0.0
    for start in range(0, len(X), 20):
        batch = perm[start:start + 20]
        p = softmax(net(X[batch]))
        loss = -np.log(p[np.arange(len(batch)), y[batch]] + 1e-9).mean()
        total += float(loss)
        net.backward((p - onehot[batch]) / len(batch), 0.1)
    losses.append(total / 3)
pred = net(X).argmax(axis=1)
acc = (pred == y).mean()
print(len(losses), pred.shape, acc > 0.3)
params = sum(l.W.size + l.b.size for l in net.layers if isinstance(l, Layer))
print(params)
