"""Side-scan sonar: build a waterfall image and find targets."""
import numpy as np

PINGS = 900
BINS = 1024


def simulate(seed):
    rng = np.random.default_rng(seed)
    for ping in range(PINGS):
        echo = rng.random(BINS, dtype=np.float32)
        echo[300 + ping // 9] += np.float32(2)
        yield echo


def waterfall(pings):
    """All pings below each other."""
    image = np.empty((PINGS, BINS), dtype=np.float32)
    for row, echo in zip(image, pings):
        row[:] = echo
    return image


def gain_curve(image):
    ranges = np.linspace(1, 60, BINS, dtype=np.float32)
    corrected = image * ranges
    return corrected


def remove_bottom(image, level):
    strong = image > level
    noise = image.copy()
    noise[strong] = 0
    return noise


def brightest(image):
    return image.transpose().flatten().argmax()


def histogram(image):
    values = image.ravel(order="C")
    counts, edges = np.histogram(values, bins=50)
    return counts


def across_track(image):
    """Mean amplitude of each range bin."""
    return image.mean(axis=0)


def main():
    image = waterfall(simulate(4))
    louder = gain_curve(image)
    print(louder.shape, louder.max())
    print(histogram(image)[:5], brightest(image))
    print(across_track(image)[:3])
    cleaned = remove_bottom(image, 1.5)
    print(cleaned.max(), image.max())
    mask = image > 0.5
    mean_strong = image.mean(where=mask)
    print(float(mean_strong))


if __name__ == "__main__":
    main()
