import numpy as np
from skimage import data, filters, color, transform, util, morphology, exposure, img_as_float, img_as_ubyte, feature
cam = data.camera()
ast = data.astronaut()
g = color.rgb2gray(ast)
blur = filters.gaussian(cam, sigma=2)
blur3 = filters.gaussian(ast, sigma=1, channel_axis=-1)
ed = filters.sobel(cam)
th = filters.threshold_otsu(cam)
mask = cam > th
sm = transform.resize(cam, (100, 120))
sm3 = transform.resize(ast, (64, 64), anti_aliasing=True)
rot = transform.rotate(cam, 15)
fl = img_as_float(cam)
fl2 = img_as_float(fl)
same = fl2 is fl
ub = img_as_ubyte(fl)
d = morphology.dilation(cam, morphology.disk(3))
op = morphology.binary_opening(mask)
eq = exposure.equalize_hist(cam)
ca = feature.canny(cam, sigma=2)
med = filters.median(cam)
rgb = color.gray2rgb(cam)
hsv = color.rgb2hsv(ast)
dk = morphology.disk(5)
crop = fl[100:200, 50:80]
crop[:] = 0
hb = data.binary_blobs(length=64)
from sklearn.datasets import load_iris, make_blobs, make_moons, load_digits, make_classification
from sklearn.model_selection import train_test_split
iris = load_iris()
X, y = iris.data, iris.target
X2 = iris["data"]
names = iris.target_names
A, lab = make_blobs(n_samples=60, centers=3, n_features=2, random_state=0)
M, my = make_moons(200, noise=0.1, random_state=1)
Xa, Xb, ya, yb = train_test_split(X, y, test_size=0.2, random_state=42)
Xc, Xd = train_test_split(A)
acc = np.mean(ya == 1)
dx, dy = load_digits(return_X_y=True)
imgs = dx.reshape(-1, 8, 8)
iris.data = iris.data[:, :2]
Z = iris.data * 1
iris["target"] = iris.target[:10]
zy = iris.target + 1
