import numpy as np
from scipy import ndimage
import scipy.ndimage as ndi
from scipy.ndimage import gaussian_filter, label
rng = np.random.default_rng(0)
img = rng.integers(0, 255, (40, 50)).astype(np.uint8)
f = np.asfortranarray(img.astype(np.float32))
g = ndi.gaussian_filter(img, 1)
g2 = gaussian_filter(f, sigma=(1, 2), mode="nearest")
g3 = ndi.gaussian_filter(img[::2, ::3].astype(float), 1, output=np.float32)
m = ndimage.median_filter(img, size=3)
mx = ndi.maximum_filter(f.T, footprint=np.ones((3, 3)))
s = np.hypot(ndi.sobel(img.astype(float), 0), ndi.sobel(img.astype(float), 1))
mask = img > 128
e = ndi.binary_erosion(mask, iterations=2)
fill = ndi.binary_fill_holes(mask)
lab, n = label(mask)
areas = ndi.sum(mask, lab, range(1, n + 1))
d = ndi.distance_transform_edt(mask)
r = ndi.rotate(img, 30, reshape=False)
r2 = ndi.rotate(img, 30)
z = ndi.zoom(img, 2)
sh = ndi.shift(f, (1, 2))
mc = ndi.map_coordinates(f, np.ones((2, 7, 9)))
st = ndi.generate_binary_structure(2, 1)
lp = ndi.laplace(g2) + ndi.gaussian_laplace(f, 1.0)
u = ndi.uniform_filter(img, 5)
tot = float(g.sum()) + lp.mean()
flat = mc.ravel()
try:
    bad = ndi.median_filter(f.astype(np.complex64), 3)
except TypeError:
    bad = None
lab2, n2 = label(img > 250)
apart = np.zeros(abs(n - n2))
