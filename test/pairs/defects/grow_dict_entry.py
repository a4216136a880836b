import numpy as np

series = {"x": np.zeros(1, dtype=np.float32)}
for k in range(700):
    series["x"] = np.append(series["x"], np.float32(k))  # want: grow
print(len(series["x"]))
