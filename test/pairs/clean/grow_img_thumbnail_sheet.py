"""Contact sheet of a directory of thumbnails."""
import numpy as np

WIDTH, HEIGHT = 320, 240
COUNT = 12


def load_thumbnail(k):
    rng = np.random.default_rng(k)
    return rng.integers(0, 256, size=(HEIGHT, WIDTH, 3), dtype=np.uint8)


def contact_sheet(count):
    sheet = np.empty((count * HEIGHT, WIDTH, 3), dtype=np.uint8)
    for k in range(count):
        thumb = load_thumbnail(k)
        sheet[k * HEIGHT : (k + 1) * HEIGHT] = thumb
    return sheet


def main():
    sheet = contact_sheet(COUNT)
    normalised = sheet.astype(np.float32)
    normalised /= 255
    print(sheet.shape, round(float(normalised.mean()), 3))


if __name__ == "__main__":
    main()
