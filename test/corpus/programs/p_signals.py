import numpy as np
from contextlib import contextmanager
import time


@contextmanager
def timed(label, sink):
    t0 = time.perf_counter()
    try:
        yield sink
    finally:
        sink[label] = time.perf_counter() - t0


def lowpass(x, fs, cutoff, ntaps=51):
    n = np.arange(ntaps) - (ntaps - 1) / 2
    h = np.sinc(2 * cutoff / fs * n) * np.hamming(ntaps)
    h /= h.sum()
    return np.convolve(x, h, mode="same")


def stft(x, size=256, hop=128):
    win = np.hanning(size)
    frames = np.lib.stride_tricks.sliding_window_view(x, size)[::hop] * win
    return np.fft.rfft(frames, axis=1)


def autocorr(x):
    x = x - x.mean()
    full = np.correlate(x, x, mode="full")
    return full[full.size // 2:] / full[full.size // 2]


def find_peaks(x, height):
    inner = x[1:-1]
    is_peak = (inner > x[:-2]) & (inner > x[2:]) & (inner > height)
    return np.flatnonzero(is_peak) + 1


fs = 1000.0
t = np.arange(0, 2, 1 / fs)
rng = np.random.default_rng(5)
clean = np.sin(2 * np.pi * 50 * t) + 0.5 * np.sin(2 * np.pi * 120 * t)
noisy = clean + rng.normal(0, 0.4, t.shape)
sink = {}
with timed("fft", sink):
    spec = np.fft.rfft(noisy)
    freqs = np.fft.rfftfreq(noisy.size, d=1 / fs)
power = np.abs(spec) ** 2 / noisy.size
peaks = find_peaks(power, power.max() / 10)
filtered = lowpass(noisy, fs, 80)
S = stft(noisy)
db = 20 * np.log10(np.abs(S) + 1e-10)
ac = autocorr(filtered[:500])
envelope = np.abs(filtered)
smooth = np.convolve(envelope, np.ones(20) / 20, "valid")
downsampled = filtered[::4]
padded = np.pad(downsampled, (0, 512 - downsampled.size % 512))
chunks = padded.reshape(-1, 512)
rms = np.sqrt(np.mean(chunks**2, axis=1))
phase = np.unwrap(np.angle(spec[1:200]))
back = np.fft.irfft(spec, n=noisy.size)
shifted = np.fft.fftshift(np.fft.fft(noisy[:256]))
spec[freqs > 150] = 0
denoised = np.fft.irfft(spec)
quant = np.round(clean / 2 * 127).astype(np.int8)
zero_cross = np.where(np.diff(np.signbit(clean)))[0]
print(freqs[peaks], S.shape, rms.shape, np.allclose(back, noisy), denoised.shape, quant.min(), len(sink), zero_cross.size)
