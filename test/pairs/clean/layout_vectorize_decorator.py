import numpy as np


def tax(income):
    due = income * np.float32(0.25)
    due[income <= 100] = 0
    return due


incomes = np.linspace(0, 1000, 30_000, dtype=np.float32)
print(float(tax(incomes).sum()))
