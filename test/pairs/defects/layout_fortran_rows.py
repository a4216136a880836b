import numpy as np


class Ensemble:
    """Members are rows, times are columns."""

    def __init__(self, members, times):
        self.state = np.empty((members, times), dtype=np.float32, order="F")

    def fill(self):
        for m in range(len(self.state)):
            self.state[m] = m * 0.5  # want: layout


run = Ensemble(800, 400)
run.fill()
print(float(run.state[-1, -1]))
