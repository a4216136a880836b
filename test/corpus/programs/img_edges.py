import numpy as np

rng = np.random.default_rng(7)
image = np.zeros((48, 64), dtype=np.uint8)
image[10:30, 20:50] = 200
image += rng.integers(0, 20, size=image.shape, dtype=np.uint8)

def conv2(img, kernel):
    kh, kw = kernel.shape
    ph, pw = kh // 2, kw // 2
    padded = np.pad(img.astype(np.float32), ((ph, ph), (pw, pw)), mode="edge")
    out = np.zeros(img.shape, dtype=np.float32)
    for dy in range(kh):
        for dx in range(kw):
            out += kernel[dy, dx] * padded[dy:dy + img.shape[0], dx:dx + img.shape[1]]
    return out

sobel_x = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], dtype=np.float32)
sobel_y = sobel_x.T
gx = conv2(image, sobel_x)
gy = conv2(image, sobel_y)
mag = np.sqrt(gx ** 2 + gy ** 2)
angle = np.arctan2(gy, gx)
edges = mag > 100
ys, xs = np.nonzero(edges)
bbox = (int(ys.min()), int(xs.min()), int(ys.max()), int(xs.max()))
print(bbox, edges.sum())
clipped = np.clip(mag, 0, 255).astype(np.uint8)
hist, bins = np.histogram(clipped, bins=16, range=(0, 256))
print(hist.shape, bins.dtype, angle.dtype)
half = image.reshape(24, 2, 32, 2).mean(axis=(1, 3))
flipped = image[::-1, ::-1]
rot = np.rot90(image)
print(half.shape, flipped.strides, rot.shape, rot.flags.owndata)
mosaic = np.block([[image, flipped], [flipped, image]])
print(mosaic.shape, mosaic.dtype)
