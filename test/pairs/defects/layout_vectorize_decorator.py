import numpy as np


@np.vectorize
def tax(income):
    return income * 0.25 if income > 100 else 0.0


incomes = np.linspace(0, 1000, 30_000, dtype=np.float32)
print(float(tax(incomes).sum()))  # want: layout
