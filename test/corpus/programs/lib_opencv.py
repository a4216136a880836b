import numpy as np
import cv2
img = (np.random.rand(30, 40, 3) * 255).astype(np.uint8)
g = cv2.cvtColor(img, cv2.COLOR_BGR2GRAY)
rgb = cv2.cvtColor(img, cv2.COLOR_BGR2RGB)
hsv = cv2.cvtColor(img, cv2.COLOR_BGR2HSV)
bl = cv2.GaussianBlur(g, (5, 5), 0)
bl3 = cv2.GaussianBlur(img, (5, 5), 1.5)
me = cv2.medianBlur(img, 3)
sx = cv2.Sobel(g, cv2.CV_64F, 1, 0, ksize=3)
lp = cv2.Laplacian(g, cv2.CV_64F)
k = np.ones((3, 3), np.uint8)
er = cv2.erode(g, k, iterations=2)
op = cv2.morphologyEx(g, cv2.MORPH_OPEN, k)
rs = cv2.resize(img, (20, 10))
rsf = cv2.resize(g.astype(np.float32), (20, 10), interpolation=cv2.INTER_AREA)
fl = cv2.flip(img, 1)
f2 = cv2.filter2D(g, -1, k.astype(np.float32) / 9)
cv2.imwrite("x.png", img)
r = cv2.imread("x.png")
hgt, wid = r.shape[:2]
rg = cv2.imread("x.png", cv2.IMREAD_GRAYSCALE)
half = rg / 2.0
z = cv2.cvtColor(r, cv2.COLOR_BGR2RGB)
ff = r.astype(np.float32) / 255
one = r[:, :, 0]
