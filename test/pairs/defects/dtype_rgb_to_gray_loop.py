import numpy as np

FRAMES = 6


def to_gray(frame):
    """Luminance of an RGB frame."""
    r, g, b = frame[..., 0], frame[..., 1], frame[..., 2]
    gray = 0.299 * r + 0.587 * g + 0.114 * b  # want: dtype
    return gray


def main():
    total = 0.0
    for k in range(FRAMES):
        frame = np.full((240, 320, 3), k * 20, dtype=np.uint8)
        total += float(to_gray(frame)[0, 0])
    print(round(total, 2))


main()
