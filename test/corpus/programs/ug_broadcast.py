import numpy as np
a = np.array([1.0, 2.0, 3.0])
b = np.array([2.0, 2.0, 2.0])
print(a * b, a * 2.0)
x = np.arange(4)
xx = x.reshape(4, 1)
y = np.ones(5)
z = np.ones((3, 4))
print(xx.shape, y.shape, (xx + y).shape, (x + z).shape)
try:
    x + y
except ValueError as e:
    print(e)
a = np.array([0.0, 10.0, 20.0, 30.0])
b = np.array([1.0, 2.0, 3.0])
print(a[:, np.newaxis] + b)
observation = np.array([111.0, 188.0])
codes = np.array([[102.0, 203.0], [132.0, 193.0], [45.0, 155.0], [57.0, 173.0]])
diff = codes - observation
dist = np.sqrt(np.sum(diff ** 2, axis=-1))
print(np.argmin(dist))
image = np.ones((256, 256, 3))
scale = np.array([0.5, 1.0, 2.0])
scaled = image * scale
print(scaled.shape, scaled[0, 0])
A = np.ones((8, 1, 6, 1))
B = np.ones((7, 1, 5))
print((A * B).shape, np.broadcast_shapes(A.shape, B.shape))
i, j = np.broadcast_arrays(np.arange(3), np.ones((2, 1)))
print(i.strides, j.strides, i.flags.owndata)
o = np.ogrid[0:5, 0:3]
m = np.mgrid[0:5, 0:3]
print([v.shape for v in o], m.shape)
