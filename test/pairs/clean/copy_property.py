import numpy as np


class Stack:
    def __init__(self, n):
        self._frames = np.ones((n, 100, 100), dtype=np.float32)

    @property
    def first(self):
        return self._frames[:10]


stack = Stack(30)
print(float(stack.first.mean()))
