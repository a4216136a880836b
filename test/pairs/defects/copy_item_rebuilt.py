import numpy as np

depths = np.linspace(0, 9, 40_000, dtype=np.float32)
back = np.array([depths[i] for i in range(len(depths))], dtype=np.float32)  # want: copy
print(float(back.sum()))
