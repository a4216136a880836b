"""Small multilayer perceptron on synthetic digits."""
import numpy as np


class Dataset:
    def __init__(self, n, rng):
        self.images = rng.integers(0, 256, (n, 28, 28), dtype=np.uint8)
        self.labels = rng.integers(0, 10, n, dtype=np.uint8)

    def __len__(self):
        return len(self.images)

    def batches(self, size, rng):
        order = rng.permutation(len(self))
        for start in range(0, len(self), size):
            pick = order[start : start + size]
            yield self.images[pick].reshape(len(pick), -1), self.labels[pick]


class Layer:
    def __init__(self, fan_in, fan_out, rng):
        self.w = rng.standard_normal((fan_in, fan_out), dtype=np.float32)
        self.w *= 0.05
        self.b = np.zeros(fan_out, dtype=np.float32)

    def __call__(self, x):
        y = x @ self.w
        y += self.b
        return y


def relu(x):
    return np.maximum(x, 0, out=x)


def softmax(z):
    e = z - z.max(axis=1, keepdims=True)
    np.exp(e, out=e)
    e /= e.sum(axis=1, keepdims=True)
    return e


def forward(layers, x):
    x = x * np.float32(1 / 255)
    for layer in layers[:-1]:
        x = relu(layer(x))
    return softmax(layers[-1](x))


def loss(prob, labels):
    picked = prob[np.arange(len(labels)), labels]
    return -np.mean(np.log(picked + 1e-9))


rng = np.random.default_rng(0)
data = Dataset(2000, rng)
net = [Layer(784, 64, rng), Layer(64, 10, rng)]
losses = []
for x, y in data.batches(256, rng):
    prob = forward(net, x)
    losses.append(loss(prob, y))
print(len(losses), np.mean(losses).round(3))
try:
    print(net[0](np.zeros((4, 784), np.float32)).shape)
except ValueError as error:
    print("wrong layer", type(error).__name__)
