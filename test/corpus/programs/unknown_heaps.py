import numpy as np, heapq, os, dataclasses
K = int(os.environ.get("INPUT", "0"))
l = []
heapq.heappush(l, K)
a = np.zeros(len(l))
@dataclasses.dataclass
class Pair:
    left: object
    seen: list = dataclasses.field(default_factory=list)
for i in range(K + 2):
    m = Pair(1).seen
heapq.heappush(m, K)
b = np.zeros(len(m))
for i in range(K + 2):
    n = []
n.append(K)
c = np.zeros(len(n))
for i in range(K + 2):
    n = []
heapq.heappush(n, 3)
d = np.zeros(len(n))
