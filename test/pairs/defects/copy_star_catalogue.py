"""Photometry of stars: aperture sums on a CCD frame."""
import numpy as np

RADIUS = 6


def frame(h=800, w=800, stars=150):
    rng = np.random.default_rng(9)
    img = rng.normal(200, 5, (h, w)).astype("f4")
    yx = rng.uniform(20, min(h, w) - 20, (stars, 2))
    flux = rng.uniform(500, 5000, stars)
    size = 2 * RADIUS + 1
    for (y, x), f in zip(yx, flux):
        i, j = int(y), int(x)
        dy, dx = np.ogrid[-RADIUS : RADIUS + 1, -RADIUS : RADIUS + 1]
        psf = np.exp(-(dy**2 + dx**2) / 8)
        img[i - RADIUS : i - RADIUS + size, j - RADIUS : j - RADIUS + size] += f * psf
    return img, yx


def background(img):
    flat = np.sort(img.flatten())  # want: copy
    k = len(flat) // 2
    core = flat[k - 1000 : k + 1000]
    return core.mean(), core.std()


def aperture_masks():
    yy, xx = np.indices((2 * RADIUS + 1, 2 * RADIUS + 1))
    return (yy - RADIUS) ** 2 + (xx - RADIUS) ** 2 <= RADIUS**2


def photometry(img, yx):
    sky, noise = background(img)
    mask = aperture_masks()
    sums = []
    for y, x in yx:
        cut = img[int(y) - RADIUS : int(y) + RADIUS + 1, int(x) - RADIUS : int(x) + RADIUS + 1]
        sums.append(float(cut[mask].sum() - sky * mask.sum()))
    return np.array(sums)


def thumbnails(img, yx):
    """Keeps cut-outs after the frame is gone."""
    cuts = {}
    for k, (y, x) in enumerate(yx[:5]):
        i, j = int(y), int(x)
        cuts[k] = img[i - RADIUS : i + RADIUS, j - RADIUS : j + RADIUS]  # want: grow
    return cuts


def signal_map(img, sky, noise):
    gain = np.float64(1.6)
    return (img - sky.astype(np.float32)) * gain / noise  # want: dtype


def session():
    img, yx = frame()
    flux = photometry(img, yx)
    sky, noise = background(img)
    print(round(float(sky), 1), np.median(flux).round(1))
    print(round(float(signal_map(img, sky, noise).max()), 2))
    return thumbnails(img, yx)


kept = session()
print(sum(c.sum() for c in kept.values()).round(0))
