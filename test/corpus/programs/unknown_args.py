import sys
import os
import time
import random
import numpy as np

n = int(sys.argv[1]) if len(sys.argv) > 1 else 5
size = int(os.environ.get("NDL_SIZE", "8"))
start = time.time()
x = np.zeros(n)
y = np.ones((size, 3), dtype=np.float32)
k = random.randint(2, 6)
z = np.arange(k)
w = z[:, None] * np.ones(4)
print(x.dtype, y.ndim, z.ndim, w.shape[1])
if random.random() < 0.5:
    data = np.zeros((3, 4))
else:
    data = np.zeros((5, 4))
means = data.mean(axis=0)
print(means.shape, data.ndim)
noise = np.random.rand(6)
pos = noise[noise > 0.5]
print(pos.dtype, pos.ndim, noise.size)
elapsed = time.time() - start
count = 0
while time.time() - start < 0.01:
    count += 1
res = np.full(3, count)
print(res.shape, elapsed >= 0)
user = os.getenv("NOT_SET_AT_ALL")
if user is None:
    tag = np.array(["none"])
else:
    tag = np.array([user])
print(tag.shape)
perm = np.random.permutation(10)
half = perm[:5]
print(half.shape, half.base is perm)
