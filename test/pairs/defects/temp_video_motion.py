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
        self.mean = self.mean + (frame - self.mean) * self.rate

    def difference(self, frame):
        return np.abs(frame - self.mean)  # want: temp


def changed(before, after, level=25):
    """Pixels that changed between two raw frames."""
    return (after - before) > level  # want: dtype


def boxes(mask):
    rows = np.flatnonzero(mask.any(axis=1))
    cols = np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    return rows[0], rows[-1], cols[0], cols[-1]


def brighten(frame):
    return frame + np.uint8(60)  # want: dtype


def watch():
    bg = Background()
    last = None
    heat = np.zeros((240, 320))
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
columns = [float(heat[:, j].sum()) for j in range(heat.shape[1])]  # want: layout
print(int(np.argmax(columns)))
