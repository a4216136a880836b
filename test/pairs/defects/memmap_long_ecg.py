"""Heart beats in a long ECG on disk."""
import os
import tempfile

import numpy as np

RATE = 250
HOURS = 1


def record(path, leads=3):
    n = RATE * 3600 * HOURS
    t = np.arange(n) / RATE
    beats = np.sin(2 * np.pi * 1.2 * t)
    out = np.lib.format.open_memmap(path, mode="w+", dtype=np.float32, shape=(leads, n))
    for lead in range(leads):
        out[lead] = beats
    out.flush()


class Ecg:
    def __init__(self, path):
        self.path = path
        self.data = np.load(path, mmap_mode="r")

    def excerpt(self, start, seconds):
        """A part of the first lead."""
        signal = np.load(self.path)  # want: memmap
        return np.array(signal[0, start * RATE:(start + seconds) * RATE])

    def power(self):
        squared = self.data ** 2  # want: memmap
        return float(squared.mean())

    def minutes(self):
        first = self.data[0]
        return first.reshape(-1, RATE * 60).max(axis=1)


def peaks(signal, level):
    inside = signal[1:-1]
    is_peak = (inside > signal[:-2]) & (inside >= signal[2:]) & (inside > level)
    return np.flatnonzero(is_peak) + 1


def heart_rates(found):
    rates = np.zeros(1)
    for a, b in zip(found[:-1], found[1:]):
        rates = np.concatenate((rates, [60 * RATE / (b - a)]))  # want: grow
    return rates


def detrend(signal, width):
    kernel = np.full(width, 1 / width, dtype=np.float32)
    trend = np.convolve(signal, kernel, mode="same")
    return signal - trend


def annotate(path, found):
    """Mark beats in the file."""
    data = np.memmap(path, dtype=np.uint8, mode="c", shape=(RATE * 3600,))
    data[found] = 1  # want: memmap


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "ecg.npy")
    record(path)
    ecg = Ecg(path)
    part = ecg.excerpt(60, 600)
    found = peaks(part, 0.5)
    print(len(found), heart_rates(found)[-1])
    print(ecg.power(), ecg.minutes()[:3])
    level = detrend(part, 101)
    print(round(float(level.max()), 3))
    marks = os.path.join(folder, "marks.bin")
    np.zeros(RATE * 3600, dtype=np.uint8).tofile(marks)
    annotate(marks, found)
    print(os.path.getsize(marks))
    np.savez(os.path.join(folder, "beats.npz"), found=found)
    beats = np.load(os.path.join(folder, "beats.npz"), mmap_mode="r")["found"]  # want: memmap
    print(beats[:3])
    del ecg
