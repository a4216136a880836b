"""Small multilayer perceptron on synthetic digits."""
import numpy as np


class Dataset:
    def __init__(self, n, rng):
        self.images = rng.integers(0, 256, (n, 28, 28), dtype=np.uint8)
        self.labels = rng.integers(0, 10, n)

    def __len__(self):
        return len(self.images)

    def batches(self, size, rng):
        order = rng.permutation(len(self))
        for start in range(0, len(self), size):
            pick = order[start : start + size]
            yield self.images[pick].reshape(len(pick), -1), self.labels[pick]


class Layer:
    def __init__(self, fan_in, fan_out, rng):
        self.w = rng.standard_normal((fan_in, fan_out)).astype(np.float32) * 0.05
        self.b = np.zeros(fan_out, dtype=np.float32)

    def __call__(self, x):
        return x @ self.w + self.b


def relu(x):
    return np.where(x > 0, x, 0)


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def forward(layers, x):
    x = x / 255.0  # want: dtype
    for layer in layers[:-1]:
        x = relu(layer(x))
    return softmax(layers[-1](x))


def loss(prob, labels):
    target = np.eye(prob.shape[1])[labels]  # want: temp
    return -np.mean(np.sum(target * np.log(prob + 1e-9), axis=1))


rng = np.random.default_rng(0)
data = Dataset(2000, rng)
net = [Layer(784, 64, rng), Layer(64, 10, rng)]
losses = []
for x, y in data.batches(256, rng):
    prob = forward(net, x)
    losses.append(loss(prob, y))
print(len(losses), np.mean(losses).round(3))
try:
    print(net[1](np.zeros((4, 784), np.float32)))
except ValueError as error:
    print("wrong layer", type(error).__name__)
