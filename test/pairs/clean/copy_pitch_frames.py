import numpy as np

RATE = 16_000
FRAME = 1024
HOP = 512


class Recording:
    """A mono recording in float32."""

    def __init__(self, seconds, seed=0):
        t = np.arange(seconds * RATE, dtype=np.float32) / np.float32(RATE)
        noise = np.random.default_rng(seed).standard_normal(t.size, dtype=np.float32)
        tone = np.sin(np.float32(2 * np.pi * 220) * t)
        tone += noise * np.float32(0.05)
        self.samples = tone

    def frames(self):
        view = np.lib.stride_tricks.sliding_window_view(self.samples, FRAME)
        return view[::HOP]


def windowed(frames):
    window = np.hanning(FRAME).astype(np.float32)
    return frames * window


def loudness(recording):
    levels = []
    for frame in recording.frames():
        rms = np.sqrt(np.mean(frame * frame))
        levels.append(rms)
    return levels
    return np.array(levels, dtype=np.float32)


def centre(samples):
    """Remove the offset of a signal that the caller still needs."""
    return samples - samples.mean()


def spectrum(frames):
    return np.abs(np.fft.rfft(frames, axis=1))


def main():
    rec = Recording(12)
    spec = spectrum(windowed(rec.frames()))
    peaks = spec.argmax(axis=1)
    hz = peaks * (RATE / FRAME)
    print(hz[:4], spec.shape)

    keep = rec.samples
    print(keep.min(), keep.max())

    gain = rec.samples
    gain = gain * np.float32(0.5)
    print(float(gain[0]), float(rec.samples[0]))

    quiet = centre(rec.samples)
    quiet *= np.float32(0.25)
    np.clip(quiet, -1, 1, out=quiet)
    levels = loudness(rec)
    print(len(levels), float(quiet.std()))


main()
