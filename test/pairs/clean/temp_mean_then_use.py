"""The picked elements are used several times."""
import numpy as np

temperatures = np.linspace(-20, 35, 200_000, dtype=np.float32)
warm = temperatures > 15
selected = temperatures[warm]
print(float(selected.mean()), float(np.median(selected)), selected[:4])
