import numpy as np


class Forest:
    def __init__(self, size):
        self.state = np.ones((size, size), dtype=np.uint8)

    def burn(self, row):
        self.state[row] = 2


forest = Forest(400)
for row in (3, 50, 120):
    forest.burn(row)
print(int((forest.state == 2).sum()))
