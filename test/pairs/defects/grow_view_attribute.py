import numpy as np


class Summary:
    def __init__(self, rows):
        squared = np.square(rows)
        self.first = squared[0]  # want: grow


summaries = [Summary(np.ones((4000, 30), dtype=np.float32)) for _ in range(5)]
print(sum(float(s.first.sum()) for s in summaries))
