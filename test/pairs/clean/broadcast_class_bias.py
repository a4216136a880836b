import numpy as np


class Dense:
    def __init__(self, n):
        self.bias = np.zeros(n, dtype=np.float32)

    def forward(self, batch):
        batch += self.bias
        return batch


print(float(Dense(128).forward(np.ones((2000, 128), dtype=np.float32)).sum()))
