"""They fit a byte."""
import numpy as np

READY, BUSY, DONE = 1, 2, 4


class Jobs:
    def __init__(self, count: int) -> None:
        self.state = np.full(count, READY, dtype=np.uint8)

    def start(self, first: int, last: int) -> None:
        self.state[first:last] |= BUSY

    def finish(self, number: int) -> None:
        self.state[number] |= DONE

    def done(self) -> int:
        return int(np.count_nonzero(self.state & DONE))


jobs = Jobs(50_000)
jobs.start(100, 20_000)
for k in range(100, 200):
    jobs.finish(k)
print(jobs.done())
