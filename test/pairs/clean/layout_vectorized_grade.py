"""Grades of points by a function for a single number."""
import numpy as np


def grade(points):
    if points >= 90:
        return 1
    if points >= 75:
        return 2
    return 3


scores = np.linspace(0, 100, 60_000, dtype=np.float32)
grades = np.full(len(scores), 3, dtype=np.uint8)
grades[scores >= 75] = 2
grades[scores >= 90] = 1
shares = np.bincount(grades, minlength=4) / len(grades)
print(shares.round(2).tolist())
