import numpy as np

codes = np.array(["ab", "cd", "ef"] * 2000)
wide = codes
print((wide == "ab").sum())
