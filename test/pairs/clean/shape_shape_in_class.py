"""They are transposed."""
from dataclasses import dataclass

import numpy as np


@dataclass
class Linear:
    weight: np.ndarray
    bias: np.ndarray

    @staticmethod
    def make(inputs: int, outputs: int) -> "Linear":
        return Linear(np.zeros((outputs, inputs)), np.zeros(outputs))

    def __call__(self, x: np.ndarray) -> np.ndarray:
        return np.dot(x, self.weight.T) + self.bias


@dataclass
class Model:
    layers: list[Linear]

    def predict(self, x: np.ndarray) -> np.ndarray:
        for layer in self.layers:
            x = np.tanh(layer(x))
        return x


model = Model([Linear.make(20, 16), Linear.make(16, 4)])
print(model.predict(np.ones((5, 20))).shape)
