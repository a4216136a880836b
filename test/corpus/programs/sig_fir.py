import numpy as np

def lowpass(cutoff, taps, rate):
    n = np.arange(taps) - (taps - 1) / 2
    h = np.sinc(2 * cutoff / rate * n)
    h *= np.hamming(taps)
    h /= h.sum()
    return h

rate = 1000.0
t = np.arange(0, 1, 1 / rate)
clean = np.sin(2 * np.pi * 5 * t)
noisy = clean + 0.5 * np.sin(2 * np.pi * 200 * t)
h = lowpass(20, 101, rate)
out = np.convolve(noisy, h, mode="same")
valid = np.convolve(noisy, h, mode="valid")
full = np.convolve(noisy, h)
err = np.abs(out - clean)[100:-100]
print(out.shape, valid.shape, full.shape, err.max() < 0.1)
spectrum = np.fft.rfft(out)
freqs = np.fft.rfftfreq(out.size, d=1 / rate)
power = np.abs(spectrum) ** 2
peak = freqs[np.argmax(power)]
print(f"peak at {peak:.1f} Hz")
band = (freqs > 1) & (freqs < 50)
ratio = power[band].sum() / power.sum()
print(band.sum(), ratio > 0.9)
decimated = out[::10]
print(decimated.strides, decimated.flags.c_contiguous)
