"""Count stained cells on a synthetic microscope slide."""
import numpy as np


def make_slide(rng, height=600, width=800):
    """Return an 8-bit slide with bright spots."""
    slide = rng.integers(0, 90, size=(height, width), dtype=np.uint8)
    for _ in range(60):
        y = int(rng.integers(10, height - 10))
        x = int(rng.integers(10, width - 10))
        slide[y - 4:y + 4, x - 4:x + 4] = 230
    return slide


def normalise(slide):
    return slide / 255.0  # want: dtype


def otsu(slide):
    pixels = slide.flatten()  # want: copy
    counts = np.bincount(pixels, minlength=256)
    total = counts.sum()
    levels = np.arange(256)
    best, threshold = -1.0, 0
    below = 0
    below_sum = 0
    all_sum = int((levels * counts).sum())
    for level in range(256):
        below += int(counts[level])
        if below == 0 or below == total:
            continue
        below_sum += level * int(counts[level])
        m0 = below_sum / below
        m1 = (all_sum - below_sum) / (total - below)
        score = below * (total - below) * (m0 - m1) ** 2
        if score > best:
            best, threshold = score, level
    return threshold


def column_profile(image):
    profile = np.empty(image.shape[1], dtype=np.float32)
    for x in range(image.shape[1]):
        profile[x] = image[:, x].mean()  # want: layout
    return profile


def classify(slide, threshold):
    classes = np.zeros(slide.shape, dtype=int)  # want: dtype
    classes[slide > threshold] = 1
    classes[slide > 220] = 2
    return classes


if __name__ == "__main__":
    rng = np.random.default_rng(3)
    slide = make_slide(rng)
    level = otsu(slide)
    scaled = normalise(slide)
    bright = scaled > 0.5
    inside = scaled.mean(where=bright)
    print(level, round(float(inside), 3))
    print(column_profile(scaled)[:3])
    classes = classify(slide, level)
    print((classes == 2).sum())
    backup = slide.copy()
    slide[bright] = 0
    print(int(backup.max()), int(slide.max()))
