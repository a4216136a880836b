import numpy as np

series = {"x": [np.float32(0)]}
for k in range(700):
    series["x"].append(np.float32(k))
print(len(series["x"]))
