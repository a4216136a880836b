"""Grades of points by a function for a single number."""
import numpy as np


def grade(points):
    if points >= 90:
        return 1
    if points >= 75:
        return 2
    return 3


scores = np.linspace(0, 100, 60_000, dtype=np.float32)
grades = np.vectorize(grade, otypes=[np.uint8])(scores)  # want: layout
shares = np.bincount(grades, minlength=4) / len(grades)
print(shares.round(2).tolist())
