"""Motion detection in frames of a fixed camera."""
import numpy as np


def camera(frames, h=240, w=320):
    """Yields grey frames with a bright square that moves."""
    rng = np.random.default_rng(55)
    base = rng.integers(60, 90, (h, w), dtype=np.uint8)
    for k in range(frames):
        frame = base.copy()
        frame[100:130, 10 + 5 * k : 40 + 5 * k] = 250
        yield frame


class Background:
    """Running mean in float32."""

    def __init__(self, rate=0.1):
        self.rate = np.float32(rate)
        self.mean = None

    def update(self, frame):
        if self.mean is None:
            self.mean = frame.astype(np.float32)
            return
        gap = frame - self.mean
        gap *= self.rate
        self.mean += gap

    def difference(self, frame):
        gap = frame - self.mean
        return np.abs(gap, out=gap)


def changed(before, after, level=25):
    """Pixels that changed between two raw frames."""
    return np.subtract(after, before, dtype=np.int16) > level


def boxes(mask):
    rows = np.flatnonzero(mask.any(axis=1))
    cols = np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    return rows[0], rows[-1], cols[0], cols[-1]


def brighten(frame):
    return np.minimum(frame, 195) + np.uint8(60)


def watch():
    bg = Background()
    last = None
    heat = np.zeros((240, 320), dtype=np.uint8)
    found = []
    for frame in camera(12):
        bg.update(frame)
        motion = bg.difference(frame) > 30
        heat += motion
        if last is not None:
            found.append(int(changed(last, frame).sum()))
        last = frame
    print(found, boxes(heat > 0), brighten(last).max())
    return heat


heat = watch()
print(heat.max())
columns = heat.sum(axis=0, dtype=float).tolist()
print(int(np.argmax(columns)))
