"""Picked elements are only averaged."""
import numpy as np

temperatures = np.linspace(-20, 35, 200_000, dtype=np.float32)
warm = temperatures > 15
print(float(temperatures[warm].mean()))  # want: temp
