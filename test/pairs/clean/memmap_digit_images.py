"""k nearest neighbours on synthetic digits."""
from pathlib import Path

import numpy as np


def synthetic(n, side=16, seed=0):
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 10, size=n)
    images = rng.integers(0, 60, size=(n, side, side), dtype=np.uint8)
    for image, label in zip(images, labels):
        image[label:label + 5, 4:12] = 220
    return images, labels


def as_features(images):
    """Rows of float32 from 0 to 1."""
    flat = images.reshape(len(images), -1)
    flat = flat.astype("float32")
    flat /= 255.0
    return flat


def standardise(features):
    mean = features.mean(axis=0)
    spread = features.std(axis=0)
    spread[spread == 0] = 1
    centred = np.subtract(features, mean)
    np.divide(centred, spread, out=centred)
    return centred


def squared_distances(a, b):
    d = a @ b.T
    d *= -2
    d += np.einsum("ij,ij->i", a, a)[:, None]
    d += np.einsum("ij,ij->i", b, b)
    return d


def vote(distances, labels, k=5):
    nearest = np.argpartition(distances, k, axis=1)[:, :k]
    ballots = labels[nearest]
    counts = np.zeros((len(ballots), 10), dtype=np.int32)
    for column in range(k):
        counts[np.arange(len(ballots)), ballots[:, column]] += 1
    return counts.argmax(axis=1)


def targets(labels):
    return np.eye(10, dtype=np.uint8)[labels]


def save_all(path, images):
    np.save(path, images)


def sample(path, n):
    images = np.load(path, mmap_mode="r")
    return images[::len(images) // n]


def noise_level(images):
    copies = images
    return copies.std(axis=(1, 2)).mean()


def brightness(images):
    """Sums of rows that do not fit a byte."""
    rows = images[:, :, 0] + images[:, :, 1]
    return rows.sum(axis=1)


images, labels = synthetic(4000)
train, test = images[:3500], images[3500:]
features = standardise(as_features(train))
queries = standardise(as_features(test))
guess = vote(squared_distances(queries, features), labels[:3500])
print((guess == labels[3500:]).mean())
hot = targets(labels)
print(hot.sum(axis=0))
path = Path("digits.npy")
save_all(path, images)
print(sample(path, 20).shape, noise_level(images))
print(brightness(images).max())
inverted = images.astype(np.uint8)
np.subtract(255, inverted, out=inverted)
print(inverted.min(), images.max())
