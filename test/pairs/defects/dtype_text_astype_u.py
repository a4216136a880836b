import numpy as np

codes = np.array(["ab", "cd", "ef"] * 2000)
wide = codes.astype("U256")  # want: dtype
print((wide == "ab").sum())
