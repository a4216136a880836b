"""Additive synthesiser that renders a short tune."""
import numpy as np

RATE = 22_050
NOTES = {"c": 261.63, "e": 329.63, "g": 392.0, "a": 440.0}


def envelope(n, attack=0.05):
    env = np.ones(n, dtype=np.float32)
    rise = int(n * attack)
    env[:rise] = np.linspace(0, 1, rise, dtype=np.float32)
    env[-rise:] = np.linspace(1, 0, rise, dtype=np.float32)
    return env


def tone(freq, seconds):
    """float32 samples of one note."""
    n = int(RATE * seconds)
    phase = np.arange(n, dtype=np.float32)
    phase *= np.float32(2 * np.pi * freq / RATE)
    np.sin(phase, out=phase)
    phase *= envelope(n)
    return phase


def render(tune):
    song = tone(NOTES[tune[0]], 0.5)
    for name in tune[1:]:
        song = np.hstack((song, tone(NOTES[name], 0.5)))  # want: grow
    return song


def normalise(song):
    peak = np.max(song.astype(np.float64))
    return song / peak  # want: dtype


def to_pcm(song):
    """16-bit samples."""
    scaled = song * 32767
    return scaled.astype(np.int16)


def mix(a, b):
    both = 0.5 * (a + b)  # want: temp
    return both


def echo(song, delay):
    wet = song.astype(song.dtype)
    wet[delay:] += song[:-delay] * np.float32(0.3)
    return wet


def level_meter(pcm, size=512):
    """Loudness of blocks in decibels."""
    blocks = pcm[:len(pcm) // size * size].reshape(-1, size)
    floats = blocks / 32768  # want: dtype
    return 10 * np.log10(np.einsum("ij,ij->i", floats, floats) / size + 1e-9)


def render_wave(f, seconds):
    return np.array([np.sin(2 * np.pi * f * k / RATE) for k in range(int(seconds * RATE))])  # want: temp


tune = "ceg" * 8 + "a"
song = render(tune)
print(song.dtype, song.size)
loud = normalise(song)
pcm = to_pcm(song)
print(loud.max(), pcm.max())
left = np.ones(400_000, dtype=np.float32)
right = np.full(400_000, 0.25, dtype=np.float32)
centre = mix(left, right)
print(centre[:2], left[0], right[0])
wet = echo(song, 4000)
print(wet.max(), song.max())
print(level_meter(pcm)[:3])
print(render_wave(50, 3)[100])
