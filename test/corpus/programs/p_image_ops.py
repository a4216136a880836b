import os
import tempfile
import numpy as np


def make_image(h=120, w=160):
    yy, xx = np.mgrid[0:h, 0:w]
    img = np.zeros((h, w, 3), dtype=np.uint8)
    img[..., 0] = (xx * 255 // w).astype(np.uint8)
    img[..., 1] = (yy * 255 // h).astype(np.uint8)
    circle = (yy - h // 2) ** 2 + (xx - w // 2) ** 2 < 40 ** 2
    img[circle] = (255, 64, 0)
    return img


def to_gray(img):
    weights = np.array([0.299, 0.587, 0.114], dtype=np.float32)
    return img.astype(np.float32) @ weights


def convolve2d(img, kernel):
    kh, kw = kernel.shape
    ph, pw = kh // 2, kw // 2
    padded = np.pad(img, ((ph, ph), (pw, pw)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (kh, kw))
    return np.einsum("ijkl,kl->ij", windows, kernel)


def otsu(gray):
    hist, _ = np.histogram(gray, bins=256, range=(0, 256))
    p = hist / hist.sum()
    omega = np.cumsum(p)
    mu = np.cumsum(p * np.arange(256))
    with np.errstate(divide="ignore", invalid="ignore"):
        sigma = (mu[-1] * omega - mu) ** 2 / (omega * (1 - omega))
    return int(np.nanargmax(sigma))


img = make_image()
gray = to_gray(img)
sobel_x = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], dtype=np.float32)
gx = convolve2d(gray, sobel_x)
gy = convolve2d(gray, sobel_x.T)
mag = np.hypot(gx, gy)
edges = mag > mag.mean() + 2 * mag.std()
t = otsu(gray)
mask = gray > t
small = img[::4, ::4]
blocks = gray.reshape(30, 4, 40, 4).mean(axis=(1, 3))
flipped = img[:, ::-1]
rot = np.rot90(img)
crop = img[20:100, 30:130].copy()
bright = np.clip(img.astype(np.int16) + 40, 0, 255).astype(np.uint8)
inverted = 255 - img
hsv_v = img.max(axis=2)
lut = (np.arange(256) ** 0.5 * 16).clip(0, 255).astype(np.uint8)
gamma = lut[img]
box = np.ones((5, 5), np.float32) / 25
blur = convolve2d(gray, box)
sharp = np.clip(gray + 0.7 * (gray - blur), 0, 255).astype("uint8")
with tempfile.TemporaryDirectory() as tmp:
    path = os.path.join(tmp, "out.npz")
    np.savez_compressed(path, edges=edges, sharp=sharp)
    with np.load(path) as data:
        back = data["sharp"]
        names = sorted(data.files)
ys, xs = np.nonzero(mask)
bbox = ys.min(), ys.max(), xs.min(), xs.max()
print(edges.sum(), t, small.shape, blocks.shape, rot.shape, names, bbox, np.array_equal(back, sharp))
