import numpy as np, os, queue
K = int(os.environ.get("INPUT", "0"))
BOX = queue.SimpleQueue()
a1 = [np.ones(3), np.ones(3)][K % 2]
a2 = BOX.get() if BOX.qsize() else a1
a2.dtype = np.uint8
b = a1 + 0
c1 = np.ones(3)
c2 = BOX.get() if BOX.qsize() else c1
c2.dtype = np.uint8
d = c1 + 0
e1 = np.ones(3)
e2 = BOX.get() if BOX.qsize() else e1
np.place(e2, e2 == K, [9])
e2.dtype = np.uint8
f = e1 + 0
