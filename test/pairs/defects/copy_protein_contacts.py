"""Contact map and surface of a protein chain."""
import math

import numpy as np

RESIDUES = 500


def random_chain(n, seed):
    """Positions of C-alpha atoms, one step of 3.8 each."""
    rng = np.random.default_rng(seed)
    steps = rng.standard_normal((n, 3))
    steps /= np.linalg.norm(steps, axis=1)[:, None]
    steps *= 3.8
    return np.cumsum(steps, axis=0, out=steps)


def contact_map(xyz, cutoff=8.0):
    delta = xyz[:, None] - xyz[None]  # want: broadcast
    dist = np.sqrt(np.einsum("ijk,ijk->ij", delta, delta))
    return dist < cutoff


def one_letter(n):
    letters = np.array(list("ACDEFGHIKLMNPQRSTVWY"))
    return letters[np.arange(n) % 20]


def separation_grid(n):
    i, j = np.meshgrid(np.arange(n), np.arange(n))  # want: broadcast
    return np.abs(i - j) > 3


def notes(n):
    """Free remarks on residues, mostly None."""
    remarks = np.empty(n, dtype=object)
    remarks[3] = {"kind": "active site"}
    return remarks


def scores_as_objects(values):
    return np.array(values, dtype="O")  # want: dtype


def profile(contacts):
    """Contacts of each residue, smoothed."""
    counts = contacts.sum(axis=1)
    weights = np.hanning(9)
    return np.convolve(counts, weights / weights.sum(), mode="same")


def charges(n):
    table = [math.cos(k * 0.3) for k in range(n)]
    return table


def centre(xyz):
    """The chain around the origin; the caller keeps its own."""
    moved = np.copy(xyz)
    moved -= xyz.mean(axis=0)
    return moved


def radius(xyz):
    atoms = np.copy(xyz)  # want: copy
    return float(np.sqrt(np.einsum("ij,ij->", atoms, atoms) / len(atoms)))


xyz = random_chain(RESIDUES, 7)
contacts = contact_map(xyz)
contacts &= separation_grid(RESIDUES)
print(contacts.sum() // 2, one_letter(30))
print(profile(contacts).max().round(2))
print(notes(50)[3])
long_chain = random_chain(30_000, 8)
print(radius(centre(long_chain)))
objects = scores_as_objects(charges(30_000))
print(objects[:2])
first_half = long_chain[list(range(0, 15_000))]  # want: copy
print(first_half.max(axis=0))
