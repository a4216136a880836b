"""A tiny convolutional network in plain NumPy."""
import numpy as np

np.random.seed(1)


def im2col(x, kh, kw, stride=1):
    n, c, h, w = x.shape
    oh = (h - kh) // stride + 1
    ow = (w - kw) // stride + 1
    s = x.strides
    shape = (n, c, oh, ow, kh, kw)
    strides = (s[0], s[1], s[2] * stride, s[3] * stride, s[2], s[3])
    patches = np.lib.stride_tricks.as_strided(x, shape, strides)
    return patches.transpose(0, 2, 3, 1, 4, 5).reshape(n * oh * ow, -1), oh, ow


class Layer:
    def params(self):
        return []


class Conv(Layer):
    def __init__(self, cin, cout, k):
        self.W = np.random.randn(cout, cin, k, k) * np.sqrt(2 / (cin * k * k))
        self.b = np.zeros(cout)
        self.k = k

    def forward(self, x):
        self.x_shape = x.shape
        self.cols, oh, ow = im2col(x, self.k, self.k)
        out = self.cols @ self.W.reshape(len(self.W), -1).T + self.b
        return out.reshape(x.shape[0], oh, ow, -1).transpose(0, 3, 1, 2)

    def backward(self, grad):
        n, c, oh, ow = grad.shape
        g = grad.transpose(0, 2, 3, 1).reshape(-1, c)
        self.dW = (g.T @ self.cols).reshape(self.W.shape)
        self.db = g.sum(axis=0)
        dcols = g @ self.W.reshape(c, -1)
        dx = np.zeros(self.x_shape)
        k = self.k
        dcols = dcols.reshape(n, oh, ow, self.x_shape[1], k, k)
        for i in range(k):
            for j in range(k):
                dx[:, :, i:i + oh, j:j + ow] += dcols[..., i, j].transpose(0, 3, 1, 2)
        return dx

    def params(self):
        return [(self.W, self.dW), (self.b, self.db)]


class ReLU(Layer):
    def forward(self, x):
        self.mask = x > 0
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask


class MaxPool(Layer):
    def forward(self, x):
        n, c, h, w = x.shape
        r = x.reshape(n, c, h // 2, 2, w // 2, 2)
        out = r.max(axis=(3, 5))
        self.mask = r == out[:, :, :, None, :, None]
        return out

    def backward(self, grad):
        g = self.mask * grad[:, :, :, None, :, None]
        n, c, h, _, w, _ = g.shape
        return g.reshape(n, c, h * 2, w * 2)


class Dense(Layer):
    def __init__(self, nin, nout):
        self.W = np.random.randn(nin, nout) / np.sqrt(nin)
        self.b = np.zeros((1, nout))

    def forward(self, x):
        self.shape = x.shape
        self.x = x.reshape(len(x), -1)
        return self.x @ self.W + self.b

    def backward(self, grad):
        self.dW = self.x.T @ grad
        self.db = grad.sum(axis=0, keepdims=True)
        return (grad @ self.W.T).reshape(self.shape)

    def params(self):
        return [(self.W, self.dW), (self.b, self.db)]


def softmax_loss(logits, y):
    z = logits - logits.max(axis=1, keepdims=True)
    p = np.exp(z)
    p /= p.sum(axis=1, keepdims=True)
    n = len(y)
    loss = -np.log(p[np.arange(n), y]).mean()
    grad = p.copy()
    grad[np.arange(n), y] -= 1
    return loss, grad / n


X = np.random.rand(32, 1, 10, 10).astype(np.float32)
y = (X.mean(axis=(1, 2, 3)) > 0.5).astype(int)
net = [Conv(1, 4, 3), ReLU(), MaxPool(), Dense(4 * 4 * 4, 2)]
losses = []
for step in range(5):
    out = X
    for layer in net:
        out = layer.forward(out)
    loss, grad = softmax_loss(out, y)
    losses.append(loss)
    for layer in reversed(net):
        grad = layer.backward(grad)
    for layer in net:
        for p, g in layer.params():
            p -= 0.1 * g
acc = (out.argmax(1) == y).mean()
print(losses[0] > 0, acc >= 0, grad.shape, X.nbytes)
